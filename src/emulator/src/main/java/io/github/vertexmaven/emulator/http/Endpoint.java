package io.github.vertexmaven.emulator.http;

import java.util.List;

/**
 * A service over HTTP.
 *
 * @param paths how the paths begin that belong to it
 * @param handler answers its requests
 * @param errors how it says that it does not
 */
public record Endpoint(List<String> paths, Handler handler, ErrorForm errors) {

  /** Copies the list. */
  public Endpoint {
    paths = List.copyOf(paths);
  }

  /** Its answer, or its error. */
  HttpResponse answer(HttpRequest request) {
    return errors.answered(() -> handler.handle(request));
  }
}
