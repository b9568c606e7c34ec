package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.vertexmaven.emulator.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to the browser. */
record Reply(int status, Map<String, String> headers, long length, Body body) {

  /** Nothing of what is served beside the page may run, load or be framed. */
  static final String INERT = "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** Where the bytes come from. */
  interface Body {
    InputStream open() throws IOException;
  }

  static Reply json(Object value) {
    return bytes(200, "application/json; charset=utf-8", Json.write(value).getBytes(UTF_8))
        .with("Cache-Control", "no-store");
  }

  static Reply refused(NotShown e) {
    return bytes(
            e.status(),
            "application/json; charset=utf-8",
            Json.write(Map.of("error", Map.of("message", e.getMessage()))).getBytes(UTF_8))
        .with("Cache-Control", "no-store");
  }

  static Reply bytes(int status, String type, byte[] bytes) {
    return new Reply(status, headers(type), bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  static Reply empty(int status) {
    return new Reply(status, headers(""), -1, InputStream::nullInputStream);
  }

  static Reply file(String type, Path file) throws IOException {
    return new Reply(200, headers(type), Files.size(file), () -> Files.newInputStream(file))
        .with("Cache-Control", "no-store");
  }

  private static Map<String, String> headers(String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
    }
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Content-Security-Policy", INERT);
    return headers;
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, length, body);
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean none = length <= 0 || exchange.getRequestMethod().equals("HEAD");
    if (none) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    try (InputStream in = body.open()) {
      exchange.sendResponseHeaders(status, length);
      in.transferTo(exchange.getResponseBody());
    }
  }
}
