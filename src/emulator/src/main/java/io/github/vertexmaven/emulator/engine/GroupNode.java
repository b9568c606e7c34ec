package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** A task made of tasks. */
abstract class GroupNode extends TaskNode implements TaskNode.Listener {

  private final Maker maker;

  /** Makes the nodes of tasks that are inside of others. */
  interface Maker {

    /** The node of a task in a group, a loop if the task has an iterator. */
    TaskNode child(GroupNode group, Task task);

    /** The node of one iteration of a loop. */
    TaskNode iteration(GroupNode loop, int index);
  }

  GroupNode(TaskPlace place, TaskEntry entry, JobFlow flow, Listener listener, Maker maker) {
    super(place, entry, flow, listener);
    this.maker = maker;
  }

  @Override
  public void atWork(TaskNode child) {}

  final Maker maker() {
    return maker;
  }

  abstract Collection<? extends TaskNode> children();

  @Override
  void cancel() {
    if (state().ended()) {
      return;
    }
    entry().change(record -> record.to(TaskState.CANCELLING, Instant.now()));
    children().forEach(TaskNode::cancel);
  }

  final void running(Values inputs) {
    entry()
        .change(
            record -> record.withInputs(entry().told(inputs)).to(TaskState.RUNNING, Instant.now()));
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
}
