package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.TaskFailed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of an executor output (ExecutorOutput of pipeline_spec.proto). */
final class OutputMessage {

  private static final Set<String> FIELDS = Set.of("parameters", "artifacts", "parameterValues");
  private static final Set<String> LIST = Set.of("artifacts");
  private static final Set<String> ARTIFACT =
      Set.of("name", "type", "uri", "properties", "customProperties", "metadata", "customPath");

  private OutputMessage() {}

  static void check(Map<String, Object> written) throws TaskFailed {
    known(written, FIELDS);
    if (!(written.get("artifacts") instanceof Map<?, ?> outputs)) {
      return;
    }
    for (Object output : outputs.values()) {
      if (output instanceof Map<?, ?> list) {
        known(list, LIST);
        if (list.get("artifacts") instanceof List<?> artifacts) {
          for (Object artifact : artifacts) {
            if (artifact instanceof Map<?, ?> fields) {
              known(fields, ARTIFACT);
            }
          }
        }
      }
    }
  }

  private static void known(Map<?, ?> message, Set<String> fields) throws TaskFailed {
    for (Object name : message.keySet()) {
      String camel = camel(name.toString());
      if (!fields.contains(camel)) {
        throw new TaskFailed(
            "failed to unmarshal ExecutorOutput: proto: unknown field \"" + name + "\"");
      }
    }
  }

  /** Fields go by either spelling. */
  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
