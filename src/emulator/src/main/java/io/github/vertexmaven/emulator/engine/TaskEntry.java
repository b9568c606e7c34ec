package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Origin;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the journal of a job holds of one task.
 *
 * @param loopedOver the input whose items a loop goes over, if the task is one of its iterations
 */
record TaskEntry(
    Job job, TaskRecord.Identity identity, Dialect dialect, Optional<String> loopedOver) {

  /** As long a list is told by each iteration. */
  private static final int LONGEST_TOLD = 100;

  /** Writes the first of it: the task is pending. */
  static TaskEntry pending(
      Job job, TaskRecord.Identity identity, Dialect dialect, Optional<String> loopedOver) {
    job.add(TaskRecord.pending(identity, Instant.now()));
    return new TaskEntry(job, identity, dialect, loopedOver);
  }

  /**
   * What the task is said to be given. Each iteration of a loop is given the whole list: were it
   * told each time, what is told would grow with its square.
   */
  Values told(Values inputs) {
    return loopedOver.filter(name -> isLong(inputs, name)).map(inputs::without).orElse(inputs);
  }

  private static boolean isLong(Values inputs, String name) {
    return inputs.parameter(name).orElse(null) instanceof List<?> list && list.size() > LONGEST_TOLD
        || inputs.artifact(name).filter(list -> list.size() > LONGEST_TOLD).isPresent();
  }

  void change(UnaryOperator<TaskRecord> change) {
    job.change(identity.id(), change);
  }

  /** It runs, unless an earlier try has said so. */
  void start(UnaryOperator<TaskRecord> change) {
    change(
        record -> {
          TaskRecord changed = change.apply(record);
          return record.state() == TaskState.PENDING
              ? changed.to(TaskState.RUNNING, Instant.now())
              : changed;
        });
  }

  TaskRecord record() {
    return job.task(identity.id()).orElseThrow();
  }

  TaskLog log(TaskRecord.Attempt attempt) {
    return job.log(record(), attempt);
  }

  PlaceholderFacts facts() {
    return new PlaceholderFacts(dialect, identity);
  }

  /** As what others take from the cache will say where it is from. */
  Origin origin() {
    return new Origin(job.key().resourceName(), identity.uniqueName());
  }
}
