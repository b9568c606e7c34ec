package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.compile.document.SpecDag;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskInputs;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.compile.document.TaskTitles;
import io.github.vertexmaven.core.json.CanonicalJson;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobContent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tasks of a job's spec, in whichever DAG they are, by the name that a job shows. */
final class SubmittedTasks {

  private final SpecDocument spec;
  private final Map<String, SpecDefinition> inputs;
  private final Map<String, String> given;
  private final Map<String, SubmittedTask> tasks = new HashMap<>();

  private SubmittedTasks(JobContent content) {
    this.spec = TaskTitles.shown(SpecDocument.parse(content.spec()).canonical());
    this.inputs = spec.inputs().parameters();
    this.given = content.parameters();
    for (SpecDag dag : spec.dags()) {
      dag.tasks().values().forEach(task -> add(task, dag));
    }
  }

  static SubmittedTasks of(JobContent content) {
    return new SubmittedTasks(content);
  }

  Optional<SubmittedTask> get(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  private void add(TaskSpec task, SpecDag dag) {
    tasks.put(
        task.displayName(),
        new SubmittedTask(
            spec.executor(spec.component(task)),
            task.caching().isEnabled(),
            parameters(task.inputs()),
            producers(task.inputs(), dag)));
  }

  /** A run's value, else what the spec says. */
  private SortedMap<String, String> parameters(TaskInputs read) {
    SortedMap<String, String> values = new TreeMap<>();
    read.parameters()
        .values()
        .forEach(
            source ->
                source
                    .parameter()
                    .ifPresent(
                        key -> {
                          Optional<SpecDefinition> input = Optional.ofNullable(inputs.get(key));
                          Object standard = input.map(SpecDefinition::defaultValue).orElse(null);
                          values.merge(
                              input.map(SpecDefinition::shown).orElse(key),
                              given(key).orElseGet(() -> PlainJson.compact(standard)),
                              (whole, rest) -> whole + rest);
                        }));
    return values;
  }

  private Optional<String> given(String key) {
    return Optional.ofNullable(given.get(key))
        .map(json -> PlainJson.compact(CanonicalJson.of(PlainJson.parse(json))));
  }

  private static SortedMap<String, String> producers(TaskInputs read, SpecDag dag) {
    SortedMap<String, String> producers = new TreeMap<>();
    read.artifacts()
        .forEach(
            (input, source) ->
                source
                    .artifact()
                    .flatMap(output -> output.task())
                    .ifPresent(task -> producers.put(input, dag.displayName(task))));
    return producers;
  }
}
