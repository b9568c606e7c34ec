package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes {@code ComponentSpec} of pipeline_spec.proto: what a task takes, gives and consists of.
 */
final class ComponentJson {

  private ComponentJson() {}

  static Map<String, Object> of(String name, Task task, boolean keyed) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (task instanceof DagTask dag) {
      json.put("dag", dag(dag.tasks(), keyed));
      inputDefinitions(new TreeMap<>(), dag.parameters(), json);
    } else if (task instanceof ContainerTask container) {
      json.put("executorLabel", "exec-" + name);
      inputDefinitions(container.reads(), container.parameters(), json);
      outputDefinitions(container.writes(), json);
    } else {
      json.put("executorLabel", "exec-" + name);
      importer((ImporterTask) task, json);
    }
    return json;
  }

  private static void importer(ImporterTask importer, Map<String, Object> json) {
    json.put(
        "inputDefinitions", Map.of("parameters", Map.of("uri", Map.of("parameterType", "STRING"))));
    outputDefinitions(new TreeMap<>(Map.of("artifact", importer.type())), json);
  }

  /**
   * A DAG.
   *
   * @param keyed whether its tasks are called by their keys
   */
  static Map<String, Object> dag(SortedMap<String, Task> inner, boolean keyed) {
    Map<String, Object> tasks = new LinkedHashMap<>();
    inner.forEach((name, task) -> tasks.put(name, TaskJson.of(name, task, keyed)));
    return Map.of("tasks", tasks);
  }

  private static void inputDefinitions(
      SortedMap<String, ArtifactInput> reads,
      SortedMap<String, Parameter> parameters,
      Map<String, Object> json) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    if (!reads.isEmpty()) {
      SortedMap<String, ArtifactType> types = new TreeMap<>();
      reads.forEach((name, read) -> types.put(name, read.type()));
      definitions.put("artifacts", artifacts(types));
    }
    if (!parameters.isEmpty()) {
      definitions.put("parameters", parameters(parameters));
    }
    if (!definitions.isEmpty()) {
      json.put("inputDefinitions", definitions);
    }
  }

  private static void outputDefinitions(
      SortedMap<String, ArtifactType> writes, Map<String, Object> json) {
    if (!writes.isEmpty()) {
      json.put("outputDefinitions", Map.of("artifacts", artifacts(writes)));
    }
  }

  private static Map<String, Object> artifacts(SortedMap<String, ArtifactType> types) {
    Map<String, Object> json = new LinkedHashMap<>();
    types.forEach((name, type) -> json.put(name, Map.of("artifactType", type(type))));
    return json;
  }

  static Map<String, Object> type(ArtifactType type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaTitle", type.schemaTitle());
    json.put("schemaVersion", "0.0.1");
    return json;
  }

  static Map<String, Object> parameters(SortedMap<String, Parameter> parameters) {
    Map<String, Object> json = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> json.put(name, parameter(parameter)));
    return json;
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> json = new LinkedHashMap<>();
    parameter.defaultValue().ifPresent(value -> json.put("defaultValue", value));
    parameter
        .part()
        .map(ParameterPart::text)
        .filter(ComponentJson::isShort)
        .ifPresent(text -> json.put("description", text));
    if (parameter.optional()) {
      json.put("isOptional", true);
    }
    json.put("parameterType", parameter.type().name());
    return json;
  }

  /** {@code ParameterSpec.description} of pipeline_spec.proto. */
  private static boolean isShort(String description) {
    return description.length() <= 1024;
  }
}
