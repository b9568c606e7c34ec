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

  /** What each task's artifacts are for those who read them, by the key of the task. */
  private static Map<String, String> readAs(ApiFields dag) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : dag.keys()) {
      ApiFields read = dag.fields(key).fields("inputs").fields("artifacts");
      for (String name : read.keys()) {
        read.fields(name)
            .fields("taskOutputArtifact")
            .text("producerTask")
            .ifPresent(producer -> names.putIfAbsent(producer, name));
      }
    }
    return names;
  }

  private void add(ApiFields component, Map<String, Task> tasks) {
    ApiFields dag = component.fields("dag").fields("tasks");
    Map<String, String> readAs = readAs(dag);
    for (String key : dag.keys()) {
      ApiFields task = dag.fields(key);
      ApiFields what =
          pipeline.fields("components").fields(task.fields("componentRef").text("name").orElse(""));
      Optional<String> imported = imported(what, task);
      String name = task.fields("taskInfo").text("name").orElse(key);
      String shown =
          imported.isPresent() && name.equals(key) && isOurs()
              ? readAs.getOrDefault(key, key)
              : told(what).orElse(name);
      tasks.put(key, new Task(key, shown, imported, what.has("dag")));
    }
  }

  private boolean isOurs() {
    return pipeline
        .text("sdkVersion")
        .filter(version -> version.startsWith("vertexai-maven-plugin-"))
        .isPresent();
  }

  private ApiFields executor(ApiFields component) {
    return pipeline
        .fields("deploymentSpec")
        .fields("executors")
        .fields(component.text("executorLabel").orElse(""));
  }

  /** The name of a node or group: tasks are called by their keys, and told who they are. */
  private Optional<String> told(ApiFields component) {
    return executor(component).fields("container").list("env").stream()
        .filter(variable -> variable.text("name").filter("VERTEXAI_TASK"::equals).isPresent())
        .findFirst()
        .flatMap(variable -> variable.text("value"));
  }

  /** What an importer imports, where the spec says it. */
  private Optional<String> imported(ApiFields component, ApiFields task) {
    ApiFields importer = executor(component).fields("importer");
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
