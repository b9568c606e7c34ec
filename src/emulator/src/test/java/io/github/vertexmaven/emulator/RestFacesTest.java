package io.github.vertexmaven.emulator;

class RestFacesTest extends FacesSuite {

  @Override
  Service service(Lab lab) {
    return lab.rest;
  }
}
