package io.github.vertexmaven.core.compile.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people call the tasks of a spec of ours that calls them by their keys, as specs for Kubeflow
 * Pipelines do: a container is told its name, and an importer brings what its readers name.
 *
 * @param readAs the first name that readers give to what a task brings, by the task's key
 */
public record TaskTitles(SpecDocument spec, Map<String, String> readAs) {

  private static final String OURS = "vertexai-maven-plugin-";
  private static final String NAME = "VERTEXAI_TASK";

  /** A spec with tasks called as people know them; only to be shown. */
  public static SpecDocument shown(SpecDocument spec) {
    return spec.withTasks(of(spec)::on);
  }

  private static TaskTitles of(SpecDocument spec) {
    Map<String, String> names = new LinkedHashMap<>();
    for (SpecDag dag : spec.dags()) {
      for (TaskSpec task : dag.tasks().values()) {
        task.inputs()
            .artifacts()
            .forEach(
                (name, source) ->
                    source
                        .artifact()
                        .flatMap(InputSource.Output::task)
                        .ifPresent(producer -> names.putIfAbsent(producer, name)));
      }
    }
    return new TaskTitles(spec, names);
  }

  /** The task under the name that people know. */
  private TaskSpec on(TaskSpec task) {
    boolean isOurs = spec.fields().text("sdkVersion").filter(it -> it.startsWith(OURS)).isPresent();
    return (isOurs ? title(task) : Optional.<String>empty())
        .map(
            title ->
                new TaskSpec(task.key(), task.fields().with("taskInfo", Map.of("name", title))))
        .orElse(task);
  }

  private Optional<String> title(TaskSpec task) {
    ExecutorSpec executor = spec.executor(spec.component(task));
    if (executor.importer().isPresent() && task.displayName().equals(task.key())) {
      return Optional.ofNullable(readAs.get(task.key()));
    }
    return executor.container().flatMap(it -> Optional.ofNullable(it.env().get(NAME)));
  }
}
