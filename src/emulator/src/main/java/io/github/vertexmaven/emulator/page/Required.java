package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.Refusal;
import io.github.vertexmaven.emulator.http.Request;

/** Parameters without which nothing can be shown. */
final class Required {

  private Required() {}

  static String parameter(Request request, String name) {
    return request
        .parameter(name)
        .orElseThrow(() -> Refusal.invalid("The parameter '" + name + "' is missing."));
  }
}
