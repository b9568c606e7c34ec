package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the page asks: a path and parameters. */
record Question(String path, Map<String, String> parameters, Optional<String> knownTag) {

  static Question of(HttpExchange exchange) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return new Question(
        exchange.getRequestURI().getPath(),
        parameters,
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match")));
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, UTF_8);
    } catch (IllegalArgumentException e) {
      throw NotShown.wrong("'" + raw + "' is not an encoded parameter.");
    }
  }

  /** An empty parameter is none. */
  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> NotShown.wrong("The parameter '" + name + "' is missing."));
  }

  Optional<Long> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw NotShown.wrong("The parameter '" + name + "' is '" + value + "', which is no number.");
    }
  }
}
