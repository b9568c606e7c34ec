package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.Response;
import io.github.vertexmaven.emulator.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/** Answers to the browser: nothing of what is served beside the page may run, load or be framed. */
final class InertResponse {

  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  private InertResponse() {}

  static Response json(Object value) {
    return json(200, value);
  }

  static Response json(int status, Object value) {
    byte[] text = Json.write(value).getBytes(UTF_8);
    return inert(Response.of(status, "application/json; charset=utf-8", Content.of(text)))
        .with("Cache-Control", "no-store");
  }

  static Response bytes(String type, byte[] bytes) {
    return inert(Response.of(200, type, Content.of(bytes)));
  }

  static Response empty(int status) {
    return inert(Response.empty(status));
  }

  static Response file(String type, Path file) throws IOException {
    return inert(Response.of(200, type, Content.of(file))).with("Cache-Control", "no-store");
  }

  private static Response inert(Response response) {
    return response
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Content-Security-Policy", POLICY);
  }
}
