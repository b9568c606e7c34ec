package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the nodes of a job from its spec, each with what it needs. */
record JobTree(CheckedSpec spec, Job job, JobFlow flow, TaskRunner runner)
    implements GroupNode.Maker {

  /** The node of the whole job. */
  DagNode root(TaskNode.Listener listener) {
    Component component = spec.root();
    String id = job.key().id();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(Ids.task(), 0, id, id, "", TaskRecord.Kind.DAG);
    return dag(new TaskPlace(rootTask(id), component, identity, false), listener);
  }

  private static Task rootTask(String name) {
    return new Task(
        name,
        name,
        "",
        Set.of(),
        Map.of(),
        Map.of(),
        new Task.Caching(false, Optional.empty()),
        new Task.Retry(0, Duration.ZERO, 2, Duration.ZERO),
        new Task.Trigger(false, Optional.empty()),
        Optional.empty());
  }

  @Override
  public TaskNode child(GroupNode group, Task task) {
    Component component = spec.component(task);
    TaskPlace around = group.place();
    String unique = around.identity().uniqueName();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(
            Ids.task(),
            around.identity().id(),
            task.name(),
            task.displayName(),
            unique.isEmpty() ? task.name() : unique + "." + task.name(),
            task.loop().isPresent() ? TaskRecord.Kind.LOOP : kind(component));
    TaskPlace place =
        new TaskPlace(task, component, identity, around.spared() || task.trigger().always());
    return task.loop().isPresent()
        ? new LoopNode(place, entry(place), flow, group, this)
        : body(place, group);
  }

  @Override
  public TaskNode iteration(GroupNode loop, int index) {
    TaskPlace around = loop.place();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(
            Ids.task(),
            around.identity().id(),
            around.identity().name() + "-" + index,
            around.identity().displayName() + "-" + index,
            around.identity().uniqueName() + "." + index,
            kind(around.component()));
    return body(new TaskPlace(around.task(), around.component(), identity, around.spared()), loop);
  }

  /** The node of what a component is made of. */
  private TaskNode body(TaskPlace place, GroupNode group) {
    return place.component().body() instanceof DagSpec
        ? dag(place, group)
        : new LeafNode(place, entry(place), flow, group, runner);
  }

  private DagNode dag(TaskPlace place, TaskNode.Listener listener) {
    return new DagNode(place, entry(place), flow, listener, this);
  }

  private TaskEntry entry(TaskPlace place) {
    Optional<String> loopedOver =
        place.task().loop().isPresent()
                && place.identity().kind() != TaskRecord.Kind.LOOP
                && place.task().loop().get().items() instanceof Task.Items.Input input
            ? Optional.of(input.name())
            : Optional.empty();
    return TaskEntry.pending(job, place.identity(), runner.dialect(), loopedOver);
  }

  private static TaskRecord.Kind kind(Component component) {
    return component.body() instanceof DagSpec
        ? TaskRecord.Kind.DAG
        : component.body() instanceof Container
            ? TaskRecord.Kind.CONTAINER
            : TaskRecord.Kind.IMPORTER;
  }
}
