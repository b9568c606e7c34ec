package io.github.vertexmaven.core.compile.spec;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a pipeline spec as JSON, schema version 2.1.0. The same spec always gives the same bytes.
 */
public final class SpecJson {

  private static final String SCHEMA_VERSION = "2.1.0";

  private final JsonWriter json;
  private final ComponentJson components;

  private SpecJson(JsonWriter json) {
    this.json = json;
    this.components = new ComponentJson(json);
  }

  /** The text of the file, with a line feed at its end. */
  public static String of(PipelineSpec spec) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.setHtmlSafe(false);
      new SpecJson(json).spec(spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void spec(PipelineSpec spec) throws IOException {
    SortedMap<String, Task> all = new TreeMap<>();
    collect(spec.tasks(), all);
    json.beginObject();
    json.name("components").beginObject();
    for (Map.Entry<String, Task> task : all.entrySet()) {
      json.name("comp-" + task.getKey());
      components.component(task.getKey(), task.getValue());
    }
    json.endObject();
    json.name("defaultPipelineRoot").value(spec.pipelineRoot());
    json.name("deploymentSpec").beginObject().name("executors").beginObject();
    ExecutorJson executors = new ExecutorJson(json);
    for (Map.Entry<String, Task> task : all.entrySet()) {
      if (!(task.getValue() instanceof DagTask)) {
        json.name("exec-" + task.getKey());
        executors.executor(task.getValue());
      }
    }
    json.endObject().endObject();
    json.name("pipelineInfo").beginObject();
    if (spec.description().isPresent()) {
      json.name("description").value(spec.description().get());
    }
    json.name("name").value(spec.name()).endObject();
    json.name("root");
    root(spec);
    json.name("schemaVersion").value(SCHEMA_VERSION);
    json.name("sdkVersion").value(spec.sdkVersion());
    json.endObject();
  }

  /** Components and executors stand side by side, however deep their tasks are. */
  private static void collect(SortedMap<String, Task> tasks, SortedMap<String, Task> all) {
    all.putAll(tasks);
    for (Task task : tasks.values()) {
      if (task instanceof DagTask dag) {
        collect(dag.tasks(), all);
      }
    }
  }

  private void root(PipelineSpec spec) throws IOException {
    json.beginObject();
    components.dag(spec.tasks());
    if (!spec.inputs().isEmpty()) {
      json.name("inputDefinitions").beginObject();
      components.parameters(spec.inputs());
      json.endObject();
    }
    json.endObject();
  }
}
