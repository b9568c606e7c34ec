package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Refusal;

/** What the service says of a resource that is not there. */
final class Missing {

  private Missing() {}

  static Refusal resource(String name) {
    return Refusal.notFound("The resource '" + name + "' was not found.");
  }
}
