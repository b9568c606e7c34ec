package io.github.vertexmaven.emulator.http;

/** An operation: the method and the path that name it, and what does it. */
public record Route(String method, PathTemplate path, Handler handler) {

  public static Route of(String method, String path, Handler handler) {
    return new Route(method, PathTemplate.of(path), handler);
  }
}
