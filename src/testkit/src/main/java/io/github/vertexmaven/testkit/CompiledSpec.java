package io.github.vertexmaven.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A pipeline spec, for tests that want to know what would be sent to Vertex AI. */
public final class CompiledSpec {

  private final JsonObject spec;

  private CompiledSpec(JsonObject spec) {
    this.spec = spec;
  }

  /** The spec in a text. */
  public static CompiledSpec parse(String json) {
    return new CompiledSpec(JsonParser.parseString(json).getAsJsonObject());
  }

  /** The spec in a file, such as {@code target/vertexai/<name>.json}. */
  public static CompiledSpec read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** The pipeline's name on Vertex AI. */
  public String name() {
    return spec.getAsJsonObject("pipelineInfo").get("name").getAsString();
  }

  /** The tasks at the top of the pipeline, sorted. */
  public Set<String> tasks() {
    return new TreeSet<>(dag().keySet());
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public SpecTask task(String name) {
    if (!dag().has(name)) {
      throw new IllegalArgumentException(
          "The spec has no task '"
              + name
              + "'; it has "
              + String.join(", ", tasks())
              + DidYouMean.suffix(tasks(), name));
    }
    return new SpecTask(spec, dag().getAsJsonObject(name));
  }

  private JsonObject dag() {
    return spec.getAsJsonObject("root").getAsJsonObject("dag").getAsJsonObject("tasks");
  }

  /**
   * The inputs that a run can set, sorted: for a node's {@code @Param("db.host")} the inputs {@code
   * db} and {@code db__host}.
   */
  public Set<String> parameters() {
    return new TreeSet<>(definitions().keySet());
  }

  /** What a parameter is when a run does not set it, as JSON; empty when it has no default. */
  public Optional<JsonElement> parameterDefault(String name) {
    return Optional.ofNullable(definitions().getAsJsonObject(name))
        .map(definition -> definition.get("defaultValue"));
  }

  private JsonObject definitions() {
    JsonObject inputs = spec.getAsJsonObject("root").getAsJsonObject("inputDefinitions");
    JsonObject parameters = inputs == null ? null : inputs.getAsJsonObject("parameters");
    return parameters == null ? new JsonObject() : parameters;
  }

  /** All of it. */
  public JsonObject json() {
    return spec.deepCopy();
  }
}
