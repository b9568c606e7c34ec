package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.Dag;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A task made of tasks. */
abstract class Group extends Node {

  Group(JobRun run, Optional<Group> parent, Place place) {
    super(run, parent, place);
  }

  /** One of its own has come to an end. */
  abstract void ended(Node child);

  /** The command of one of its own runs. */
  void atWork(Node child) {}

  abstract Collection<? extends Node> children();

  @Override
  void cancel() {
    if (state().ended()) {
      return;
    }
    run().job().change(identity().id(), record -> record.to(TaskState.CANCELLING, Instant.now()));
    children().forEach(Node::cancel);
  }

  final void running(Values inputs) {
    run()
        .job()
        .change(
            identity().id(),
            record -> record.withInputs(inputs).to(TaskState.RUNNING, Instant.now()));
  }

  /** The end of a group whose parts have all ended. */
  final void endWith(Values made) {
    String failed =
        children().stream()
            .filter(child -> child.state() == TaskState.FAILED)
            .map(child -> child.identity().displayName())
            .collect(Collectors.joining(", "));
    if (!failed.isEmpty()) {
      fail(
          Failure.of(
              "The DAG failed because some tasks failed. The failed tasks are: [" + failed + "]."));
    } else if (children().stream().anyMatch(child -> child.state() == TaskState.CANCELLED)) {
      end(TaskState.CANCELLED);
    } else {
      succeed(TaskState.SUCCEEDED, made);
    }
  }

  /** The node of a task in this group, a loop if the task has an iterator. */
  final Node child(Task task) {
    Component component = run().spec().component(task);
    String unique = place().identity().uniqueName();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(
            Ids.task(),
            identity().id(),
            task.name(),
            task.displayName(),
            unique.isEmpty() ? task.name() : unique + "." + task.name(),
            task.loop().isPresent() ? TaskRecord.Kind.LOOP : kind(component));
    Place at = new Place(task, component, identity, place().spared() || task.trigger().always());
    return task.loop().isPresent() ? new LoopNode(run(), this, at) : body(at);
  }

  /** The node of what a component is made of. */
  final Node body(Place at) {
    return at.component().body() instanceof Dag dag
        ? new DagNode(run(), Optional.of(this), at, dag)
        : new LeafNode(run(), this, at);
  }

  static TaskRecord.Kind kind(Component component) {
    return component.body() instanceof Dag
        ? TaskRecord.Kind.DAG
        : component.body() instanceof Container
            ? TaskRecord.Kind.CONTAINER
            : TaskRecord.Kind.IMPORTER;
  }
}
