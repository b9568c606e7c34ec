package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.JobDefinition;
import java.util.Map;
import java.util.Optional;

/** What only the caller's own message says of a job or a schedule. */
record RequestMessage(Map<String, Object> message) {

  static RequestMessage of(String message) {
    return new RequestMessage(JsonValues.object(JsonValues.read(message)));
  }

  static RequestMessage of(JobDefinition request) {
    return of(request.requested());
  }

  Optional<String> displayName() {
    return text("displayName");
  }

  Optional<String> scheduleName() {
    return text("scheduleName");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable((String) message.get(name)).filter(text -> !text.isEmpty());
  }

  /** What runs of a schedule are made of. */
  Map<String, Object> job() {
    return object(object(message, "createPipelineJobRequest"), "pipelineJob");
  }

  /** The name in a spec's document, which may wrap the spec. */
  static String pipeline(Map<String, Object> document) {
    Map<String, Object> spec =
        document.containsKey("pipelineSpec") ? object(document, "pipelineSpec") : document;
    return String.valueOf(object(spec, "pipelineInfo").get("name"));
  }

  static Map<String, Object> object(Map<String, Object> parent, String name) {
    return parent.get(name) instanceof Map<?, ?> map ? JsonValues.object(map) : Map.of();
  }
}
