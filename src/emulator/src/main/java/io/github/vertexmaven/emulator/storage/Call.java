package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * What a caller asked, whether it came as a request of its own or as a part of a batch.
 *
 * @param path the segments between slashes, decoded, so that an object name is one segment even
 *     when it has slashes
 * @param origin scheme, host and port as the caller wrote them, for the links in answers
 */
record Call(
    String method,
    List<String> path,
    Map<String, String> query,
    Headers headers,
    InputStream body,
    String origin) {

  static Call of(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String host =
        Optional.ofNullable(headers.getFirst("Host"))
            .orElseGet(() -> "127.0.0.1:" + exchange.getLocalAddress().getPort());
    String target = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    InputStream body = plain(headers, Whole.of(headers, exchange.getRequestBody()));
    return of(exchange.getRequestMethod(), target, query, headers, body, "http://" + host);
  }

  /**
   * {@code query} may be null, as in {@link java.net.URI}. Google's clients send methods that their
   * HTTP library lacks, and queries that are too long for a URL, as a POST with {@code
   * X-HTTP-Method-Override}.
   */
  static Call of(
      String method, String rawPath, String query, Headers headers, InputStream body, String origin)
      throws IOException {
    String meant = Optional.ofNullable(headers.getFirst("X-HTTP-Method-Override")).orElse(method);
    boolean form =
        String.valueOf(headers.getFirst("Content-Type"))
            .startsWith("application/x-www-form-urlencoded");
    if (meant.equals("GET") && method.equals("POST") && form) {
      String parameters = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Call(
          meant,
          segments(rawPath),
          parameters(parameters),
          headers,
          InputStream.nullInputStream(),
          origin);
    }
    return new Call(meant, segments(rawPath), parameters(query), headers, body, origin);
  }

  /** Clients compress bodies on the way; what is stored is what they compressed. */
  private static InputStream plain(Headers headers, InputStream body) throws IOException {
    String encoding = headers.getFirst("Content-Encoding");
    return "gzip".equalsIgnoreCase(encoding) ? new GZIPInputStream(body) : body;
  }

  private static List<String> segments(String rawPath) {
    String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
    return Arrays.stream(path.split("/", -1)).map(Call::decoded).toList();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decoded(key.replace('+', ' ')), decoded(value.replace('+', ' ')));
      }
    }
    return parameters;
  }

  private static String decoded(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.put(in[i]);
        continue;
      }
      out.put((byte) (hex(in, i + 1, raw) * 16 + hex(in, i + 2, raw)));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.invalid("'" + raw + "' is not UTF-8 once decoded.");
    }
  }

  private static int hex(byte[] in, int at, String raw) {
    int digit = at < in.length ? Character.digit(in[at], 16) : -1;
    if (digit < 0) {
      throw Refusal.invalid(
          "'" + raw + "' has a % that is not followed by two hexadecimal digits.");
    }
    return digit;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return parameter(name).filter("true"::equals).isPresent();
  }

  OptionalLong number(String name) {
    Optional<String> value = parameter(name);
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw Refusal.invalid("'" + name + "' is '" + value.get() + "', which is not a number.");
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** The body as a JSON object; an empty body is an empty object. */
  JsonObject json() throws IOException {
    return json(body.readAllBytes());
  }

  static JsonObject json(byte[] text) {
    if (text.length == 0) {
      return new JsonObject();
    }
    try {
      JsonElement parsed = JsonParser.parseString(new String(text, StandardCharsets.UTF_8));
      if (parsed.isJsonObject()) {
        return parsed.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw Refusal.invalid("The request's metadata is not JSON: " + e.getMessage());
    }
    throw Refusal.invalid("The request's metadata is not a JSON object.");
  }
}
