package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.Rejection;

/** Parameters without which nothing can be shown. */
final class Required {

  private Required() {}

  static String parameter(HttpRequest request, String name) {
    return request
        .parameter(name)
        .orElseThrow(() -> Rejection.invalid("The parameter '" + name + "' is missing."));
  }
}
