package io.github.vertexmaven.emulator;

class GrpcFacesTest extends FacesSuite {

  @Override
  Service service(Lab lab) {
    return lab.grpc;
  }
}
