package io.github.vertexmaven.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A pipeline spec, for tests that want to know what would be sent to Vertex AI. */
public final class CompiledSpec {

  private final SpecDocument spec;
  private final String text;

  private CompiledSpec(SpecDocument spec, String text) {
    this.spec = spec;
    this.text = text;
  }

  /** The spec in a text. */
  public static CompiledSpec parse(String json) {
    return new CompiledSpec(SpecDocument.parse(json), json);
  }

  /** The spec in a file, such as {@code target/vertexai/<name>.json}. */
  public static CompiledSpec read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** The pipeline's name on Vertex AI. */
  public String name() {
    return spec.name().orElseThrow();
  }

  /** The tasks at the top of the pipeline, sorted. */
  public Set<String> tasks() {
    return new TreeSet<>(spec.dag().tasks().keySet());
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when it is not there
   */
  public SpecTask task(String name) {
    TaskSpec task = spec.dag().tasks().get(name);
    if (task == null) {
      throw new IllegalArgumentException(
          "The spec has no task '"
              + name
              + "'; it has "
              + String.join(", ", tasks())
              + DidYouMean.suffix(tasks(), name));
    }
    return new SpecTask(task, spec.executor(spec.component(task)));
  }

  /**
   * The inputs that a run can set, sorted: for a node's {@code @Param("db.host")} the inputs {@code
   * db} and {@code db__host}.
   */
  public Set<String> parameters() {
    return new TreeSet<>(spec.inputs().parameters().keySet());
  }

  /** What a parameter is when a run does not set it, as JSON; empty when it has no default. */
  public Optional<JsonElement> parameterDefault(String name) {
    return Optional.ofNullable(spec.inputs().parameters().get(name))
        .filter(SpecDefinition::hasDefault)
        .map(definition -> JsonParser.parseString(PlainJson.compact(definition.defaultValue())));
  }

  /** All of it. */
  public JsonObject json() {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
