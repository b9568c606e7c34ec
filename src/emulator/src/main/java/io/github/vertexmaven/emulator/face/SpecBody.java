package io.github.vertexmaven.emulator.face;

import com.sun.net.httpserver.HttpExchange;
import io.github.vertexmaven.emulator.json.Json;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecText;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled spec file as the body of a create call, sent as {@code application/yaml}: what a
 * person with curl and a file has. The service itself takes JSON only.
 */
final class SpecBody {

  private SpecBody() {}

  static boolean is(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
        .filter(type -> type.matches("(application|text)/(x-)?yaml.*"))
        .isPresent();
  }

  /** The job that runs the spec; what was left out of the file is said in a header. */
  static String job(HttpExchange exchange, String body) {
    try {
      SpecText text = SpecText.read(body);
      text.warnings()
          .forEach(
              warning ->
                  exchange.getResponseHeaders().add("Warning", "299 emulator \"" + warning + '"'));
      return Json.write(wrapped(text.document()));
    } catch (MalformedSpec e) {
      throw Refused.invalid(e.problems());
    }
  }

  private static Map<String, Object> wrapped(Map<String, Object> document) {
    return document.containsKey("pipelineSpec") ? document : Map.of("pipelineSpec", document);
  }
}
