package io.github.vertexmaven.core.page;

import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.spec.PipelineSpec;
import io.github.vertexmaven.core.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.spec.PipelineSpec.RetryPolicy;
import io.github.vertexmaven.core.spec.PipelineSpec.Task;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which task of a spec runs a node. */
public final class TaskIndex {

  private final Map<String, TaskFacts> facts = new TreeMap<>();

  private TaskIndex() {}

  /** The tasks of a spec, also those within others. */
  public static TaskIndex of(PipelineSpec spec) {
    TaskIndex index = new TaskIndex();
    index.add(spec.tasks());
    return index;
  }

  private void add(SortedMap<String, Task> tasks) {
    tasks.forEach(
        (name, task) -> {
          if (task instanceof ContainerTask container) {
            facts.putIfAbsent(task.displayName(), facts(name, container));
          } else if (task instanceof DagTask dag) {
            add(dag.tasks());
          }
        });
  }

  private static TaskFacts facts(String name, ContainerTask task) {
    Machine machine = task.container().machine();
    return new TaskFacts(
        name,
        Optional.empty(),
        Optional.empty(),
        task.container().image(),
        machine.cpu(),
        machine.memory(),
        machine.accelerator().map(type -> machine.acceleratorCount() + " x " + type),
        task.cached(),
        task.retries().map(RetryPolicy::max).orElse(0L));
  }

  /** What is known of a node's task. */
  public Optional<TaskFacts> of(Node node) {
    return Optional.ofNullable(facts.get(node.name()));
  }
}
