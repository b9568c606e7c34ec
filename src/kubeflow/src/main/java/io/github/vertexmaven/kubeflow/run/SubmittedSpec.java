package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The spec of a run, whichever form it came in: bare, or beside a platform document.
 *
 * @param pipeline the pipeline spec
 * @param file with its platform document
 */
record SubmittedSpec(ApiFields pipeline, String file) {

  /** A task of the spec, in whichever DAG. */
  record Task(String key, String name, Optional<String> importedUri, boolean isDag) {}

  /** Of what the API calls {@code pipeline_spec}. */
  static SubmittedSpec of(ApiFields field) {
    return new SubmittedSpec(
        field.has("pipeline_spec") ? field.fields("pipeline_spec") : field,
        SpecForms.inFile(field));
  }

  String name() {
    return pipeline.fields("pipelineInfo").text("name").orElse("");
  }

  boolean isEmpty() {
    return pipeline.keys().isEmpty();
  }

  /** The tasks by their keys, which are unique enough: nodes of the server are called by them. */
  Map<String, Task> tasks() {
    Map<String, Task> tasks = new LinkedHashMap<>();
    add(pipeline.fields("root"), tasks);
    ApiFields components = pipeline.fields("components");
    components.keys().forEach(name -> add(components.fields(name), tasks));
    return tasks;
  }

  private void add(ApiFields component, Map<String, Task> tasks) {
    ApiFields dag = component.fields("dag").fields("tasks");
    for (String key : dag.keys()) {
      ApiFields task = dag.fields(key);
      ApiFields what =
          pipeline.fields("components").fields(task.fields("componentRef").text("name").orElse(""));
      tasks.put(
          key,
          new Task(
              key,
              task.fields("taskInfo").text("name").orElse(key),
              imported(what, task),
              what.has("dag")));
    }
  }

  /** What an importer imports, where the spec says it. */
  private Optional<String> imported(ApiFields component, ApiFields task) {
    ApiFields importer =
        pipeline
            .fields("deploymentSpec")
            .fields("executors")
            .fields(component.text("executorLabel").orElse(""))
            .fields("importer");
    if (importer.keys().isEmpty()) {
      return Optional.empty();
    }
    ApiFields uri = importer.fields("artifactUri");
    return uri.text("constant")
        .or(
            () ->
                task.fields("inputs")
                    .fields("parameters")
                    .fields(uri.text("runtimeParameter").orElse("uri"))
                    .fields("runtimeValue")
                    .text("constant"))
        .or(() -> Optional.of(""));
  }
}
