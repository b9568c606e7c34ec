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

/** A compiled pipeline spec, so that tests can check what Vertex AI would receive. */
public final class CompiledSpec {

  private final SpecDocument spec;
  private final String text;

  private CompiledSpec(SpecDocument spec, String text) {
    this.spec = spec;
    this.text = text;
  }

  /** Reads the spec from a text. */
  public static CompiledSpec parse(String json) {
    return new CompiledSpec(SpecDocument.parse(json), json);
  }

  /** Reads the spec from a file, such as {@code target/vertexai/<name>.json}. */
  public static CompiledSpec read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** The name of the pipeline on Vertex AI. */
  public String name() {
    return spec.name().orElseThrow();
  }

  /** The names of the tasks at the top level of the pipeline, sorted. */
  public Set<String> tasks() {
    return new TreeSet<>(spec.dag().tasks().keySet());
  }

  /**
   * The task with this name.
   *
   * @throws IllegalArgumentException if the spec has no such task
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

  /** The default of a parameter as JSON; empty without a default. */
  public Optional<JsonElement> parameterDefault(String name) {
    return Optional.ofNullable(spec.inputs().parameters().get(name))
        .filter(SpecDefinition::hasDefault)
        .map(definition -> JsonParser.parseString(PlainJson.compact(definition.defaultValue())));
  }

  /** The whole spec. */
  public JsonObject json() {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
