package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Origin;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.Optional;

/** A task of a running job. All of it belongs to the thread that decides. */
abstract class Node {

  /**
   * What a node is of.
   *
   * @param spared whether it runs even after a failure under the policy "fail fast": exit tasks do
   */
  record Place(Task task, Component component, TaskRecord.Identity identity, boolean spared) {}

  private final JobRun run;
  private final Optional<Group> parent;
  private final Place place;
  private TaskState state = TaskState.PENDING;
  private Optional<Failure> error = Optional.empty();
  private Values outputs = Values.NONE;

  Node(JobRun run, Optional<Group> parent, Place place) {
    this.run = run;
    this.parent = parent;
    this.place = place;
    run.job().add(TaskRecord.pending(place.identity(), Instant.now()));
  }

  /** Starts with inputs that are complete. */
  abstract void begin(Values inputs);

  /** Ends soon, as cancelled. */
  abstract void cancel();

  final JobRun run() {
    return run;
  }

  final Place place() {
    return place;
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

  final RunFacts facts() {
    return new RunFacts(run.job().request(), identity());
  }

  /** As what others take from the cache will say where it is from. */
  final Origin origin() {
    return new Origin(run.job().key().resourceName(), identity().uniqueName());
  }

  /** Its command runs: a cached result was not there. */
  final void atWork() {
    run.decide(() -> parent.ifPresent(group -> group.atWork(this)));
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
    run.job()
        .change(
            identity().id(), record -> record.withOutputs(outputs).to(how, failure, Instant.now()));
    if (how == TaskState.FAILED) {
      run.failed();
    }
    run.decide(() -> parent.ifPresentOrElse(group -> group.ended(this), () -> run.ended(this)));
  }
}
