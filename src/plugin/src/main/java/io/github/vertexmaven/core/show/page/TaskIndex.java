package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.plan.PlannedTask;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.RetryPolicy;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.conf.settings.Quantity;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which task of a pipeline runs a node, and with which others. */
public final class TaskIndex {

  /** What a task is called in the spec, and what runs it. */
  private record Named(String name, ContainerTask task) {}

  private final Map<String, Named> tasks = new TreeMap<>();
  private final Map<String, PlannedTask> groups = new TreeMap<>();

  private final Map<String, Map<String, String>> outputs = new TreeMap<>();

  private TaskIndex() {}

  /** The tasks of a pipeline, also those within others. */
  public static TaskIndex of(CompiledPipeline pipeline) {
    TaskIndex index = new TaskIndex();
    index.add(pipeline.spec().tasks());
    pipeline.plan().tasks().forEach(group -> index.add(group));
    pipeline.launches().forEach(index::add);
    return index;
  }

  private void add(CompiledPipeline.Launch launch) {
    Map<String, String> datasets = new TreeMap<>();
    LenientFields.parse(launch.description())
        .fields("outputs")
        .plain()
        .forEach((key, dataset) -> datasets.put(key, String.valueOf(dataset)));
    outputs.put(launch.task(), datasets);
  }

  /**
   * The dataset behind an output.
   *
   * @param task what a job calls the task
   * @param key the output's name in the spec
   */
  public String dataset(String task, String key) {
    Optional<String> name = Optional.ofNullable(tasks.get(task)).map(Named::name);
    return outputs.getOrDefault(name.orElse(task), Map.of()).getOrDefault(key, key);
  }

  private void add(SortedMap<String, Task> found) {
    found.forEach(
        (name, task) -> {
          if (task instanceof ContainerTask container) {
            tasks.putIfAbsent(task.displayName(), new Named(name, container));
          } else if (task instanceof DagTask dag) {
            add(dag.tasks());
          }
        });
  }

  private void add(PlannedTask group) {
    if (group.nodes().size() > 1) {
      group.nodes().forEach(node -> groups.put(node, group));
    }
  }

  /** What is known of a node's task. */
  public Optional<NodeTask> of(Node node) {
    Optional<PlannedTask> group = Optional.ofNullable(groups.get(node.name()));
    String shown = group.map(PlannedTask::name).orElse(node.name());
    return Optional.ofNullable(tasks.get(shown)).map(named -> facts(named, group));
  }

  private static NodeTask facts(Named named, Optional<PlannedTask> group) {
    ContainerTask task = named.task();
    Machine machine = task.container().machine();
    return new NodeTask(
        named.name(),
        task.displayName(),
        group.map(PlannedTask::name),
        group.map(PlannedTask::reason),
        task.container().image(),
        machine.cpu().map(Quantity::written),
        machine.memory().map(Quantity::written),
        machine.accelerator().map(type -> machine.acceleratorCount() + " x " + type),
        task.cached(),
        task.retries().map(RetryPolicy::max).orElse(0L));
  }
}
