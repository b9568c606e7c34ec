package io.github.vertexmaven.launcher;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service tells a task: {@code ExecutorInput} of pipeline_spec.proto, the placeholder
 * {@code {{$}}}.
 */
final class ExecutorInput {

  /**
   * An artifact.
   *
   * @param name kept as it is in the output
   * @param uri where the data lies, or is to lie
   */
  record Artifact(String name, String uri) {}

  private final Fields json;

  private ExecutorInput(Fields json) {
    this.json = json;
  }

  static ExecutorInput parse(String text) throws IOException {
    return new ExecutorInput(new Fields(Json.object(text)));
  }

  Map<String, Object> parameterValues() {
    return json.fields("inputs").map("parameterValues");
  }

  /** A parameter as it was given; null when it was not. */
  Object parameter(String name) {
    return parameterValues().get(name);
  }

  Map<String, Artifact> inputArtifacts() {
    return artifacts(json.fields("inputs"));
  }

  Map<String, Artifact> outputArtifacts() {
    return artifacts(json.fields("outputs"));
  }

  /** Where {@code executor_output.json} goes. */
  Optional<Path> outputFile() {
    Optional<String> file = json.fields("outputs").textIfThere("outputFile");
    return file.isPresent() ? Optional.of(Path.of(file.get())) : Optional.empty();
  }

  private static Map<String, Artifact> artifacts(Fields side) {
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    Fields lists = side.fields("artifacts");
    for (String key : lists.values().keySet()) {
      List<Fields> list = lists.fields(key).list("artifacts");
      if (!list.isEmpty()) {
        Fields first = list.get(0);
        artifacts.put(
            key,
            new Artifact(
                first.textIfThere("name").orElse(""), first.textIfThere("uri").orElse("")));
      }
    }
    return artifacts;
  }
}
