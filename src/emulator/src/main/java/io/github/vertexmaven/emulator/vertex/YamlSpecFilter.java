package io.github.vertexmaven.emulator.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecText;
import java.io.IOException;
import java.util.Map;

/**
 * Takes a compiled spec file as the body of a create call, sent as {@code application/yaml}: what a
 * person with curl and a file has. The service itself takes JSON only.
 */
final class YamlSpecFilter implements Filter {

  private static final String SKIPPED =
      "The document `platforms` is skipped: it holds settings for Kubernetes.";

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    if (!isSpec(request)) {
      return next.handle(request);
    }
    SpecText text = read(request.body().text(VertexService.LARGEST_BODY_MEGABYTES));
    byte[] job = JsonValues.write(wrapped(text.document())).getBytes(UTF_8);
    HttpResponse response = next.handle(request.with(Body.of(job)));
    return text.platform().isEmpty()
        ? response
        : response.plus("Warning", "299 emulator \"" + SKIPPED + '"');
  }

  private static boolean isSpec(HttpRequest request) {
    return request.method().equals("POST")
        && request.path().endsWith("/pipelineJobs")
        && request
            .header("Content-Type")
            .filter(type -> type.matches("(application|text)/(x-)?yaml.*"))
            .isPresent();
  }

  private static SpecText read(String text) {
    try {
      return SpecText.read(text);
    } catch (MalformedSpec e) {
      throw Rejection.invalid(e.problems());
    }
  }

  private static Map<String, Object> wrapped(Map<String, Object> document) {
    return document.containsKey("pipelineSpec") ? document : Map.of("pipelineSpec", document);
  }
}
