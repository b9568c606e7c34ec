package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.Optional;

/** A task of a running job. All of it belongs to the thread that decides. */
abstract class TaskNode {

  private final TaskPlace place;
  private final TaskEntry entry;
  private final JobFlow flow;
  private final Listener listener;
  private TaskState state = TaskState.PENDING;
  private Optional<Failure> error = Optional.empty();
  private Values outputs = Values.NONE;

  /** Is told what becomes of a task. */
  interface Listener {

    /** It has come to an end. */
    void ended(TaskNode node);

    /** Its command runs. */
    void atWork(TaskNode node);
  }

  TaskNode(TaskPlace place, TaskEntry entry, JobFlow flow, Listener listener) {
    this.place = place;
    this.entry = entry;
    this.flow = flow;
    this.listener = listener;
  }

  /** Starts with inputs that are complete. */
  abstract void begin(Values inputs);

  /** Ends soon, as cancelled. */
  abstract void cancel();

  /** It is likely to begin soon. */
  void prepare() {}

  /** It has ended, with what was prepared or without. */
  void discardPrepared() {}

  final TaskPlace place() {
    return place;
  }

  final TaskEntry entry() {
    return entry;
  }

  final JobFlow flow() {
    return flow;
  }

  final Task task() {
    return place.task();
  }

  final Component component() {
    return place.component();
  }

  final TaskRecord.Identity identity() {
    return place.identity();
  }

  final TaskState state() {
    return state;
  }

  final Optional<Failure> error() {
    return error;
  }

  final Values outputs() {
    return outputs;
  }

  /** Whether nothing of it may start any more, because another task has failed. */
  final boolean stopped() {
    return flow.failedFast() && !place.spared();
  }

  /** Its command runs: a cached result was not there. */
  final void atWork() {
    flow.decide(() -> listener.atWork(this));
  }

  final void succeed(TaskState how, Values made) {
    outputs = made;
    end(how, Optional.empty());
  }

  final void fail(Failure failure) {
    end(TaskState.FAILED, Optional.of(failure));
  }

  final void end(TaskState how) {
    end(how, Optional.empty());
  }

  private void end(TaskState how, Optional<Failure> failure) {
    if (state.ended()) {
      return;
    }
    state = how;
    error = failure;
    entry.change(record -> record.withOutputs(outputs).to(how, failure, Instant.now()));
    if (how == TaskState.FAILED) {
      flow.failed();
    }
    flow.decide(() -> listener.ended(this));
  }
}
