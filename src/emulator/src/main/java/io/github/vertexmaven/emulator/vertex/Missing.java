package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;

/** What the service says of a resource that is not there. */
final class Missing {

  private Missing() {}

  static Rejection resource(String name) {
    return Rejection.notFound("The resource '" + name + "' was not found.");
  }
}
