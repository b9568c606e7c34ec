package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.nio.file.Path;

/** Answers to the browser: nothing of what is served beside the page may run, load or be framed. */
final class InertResponse {

  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  private InertResponse() {}

  static HttpResponse json(Object value) {
    return json(200, value);
  }

  static HttpResponse json(int status, Object value) {
    byte[] text = JsonValues.write(value).getBytes(UTF_8);
    return inert(HttpResponse.of(status, "application/json; charset=utf-8", Content.of(text)))
        .with("Cache-Control", "no-store");
  }

  static HttpResponse bytes(String type, byte[] bytes) {
    return inert(HttpResponse.of(200, type, Content.of(bytes)));
  }

  static HttpResponse empty(int status) {
    return inert(HttpResponse.empty(status));
  }

  static HttpResponse file(String type, Path file) throws IOException {
    return inert(HttpResponse.of(200, type, Content.of(file))).with("Cache-Control", "no-store");
  }

  private static HttpResponse inert(HttpResponse response) {
    return response
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Content-Security-Policy", POLICY);
  }
}
