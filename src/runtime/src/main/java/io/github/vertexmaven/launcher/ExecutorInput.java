package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.vertexmaven.json.JsonTree;
import io.github.vertexmaven.json.PlainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  private final JsonObject json;

  private ExecutorInput(JsonObject json) {
    this.json = json;
  }

  static ExecutorInput parse(String text) throws IOException {
    return new ExecutorInput(JsonTree.parse(text));
  }

  Map<String, Object> parameterValues() {
    Map<String, Object> values = new LinkedHashMap<>();
    JsonObject given = object(object(json, "inputs"), "parameterValues");
    for (Map.Entry<String, JsonElement> entry : given.entrySet()) {
      values.put(entry.getKey(), PlainJson.plain(entry.getValue()));
    }
    return values;
  }

  /** A parameter as it was given; null when it was not. */
  JsonElement parameter(String name) {
    return object(object(json, "inputs"), "parameterValues").get(name);
  }

  Map<String, Artifact> inputArtifacts() {
    return artifacts(object(json, "inputs"));
  }

  Map<String, Artifact> outputArtifacts() {
    return artifacts(object(json, "outputs"));
  }

  /** Where {@code executor_output.json} goes. */
  Optional<Path> outputFile() {
    JsonElement file = object(json, "outputs").get("outputFile");
    return file == null ? Optional.empty() : Optional.of(Path.of(file.getAsString()));
  }

  private static Map<String, Artifact> artifacts(JsonObject side) {
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : object(side, "artifacts").entrySet()) {
      JsonArray list = entry.getValue().getAsJsonObject().getAsJsonArray("artifacts");
      if (list != null && !list.isEmpty()) {
        JsonObject first = list.get(0).getAsJsonObject();
        artifacts.put(entry.getKey(), new Artifact(text(first, "name"), text(first, "uri")));
      }
    }
    return artifacts;
  }

  private static String text(JsonObject json, String key) {
    return json.has(key) ? json.get(key).getAsString() : "";
  }

  private static JsonObject object(JsonObject json, String key) {
    return json.has(key) ? json.getAsJsonObject(key) : new JsonObject();
  }
}
