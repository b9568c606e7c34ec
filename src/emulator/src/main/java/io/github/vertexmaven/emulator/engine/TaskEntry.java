package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Origin;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What the journal of a job holds of one task. */
record TaskEntry(Job job, TaskRecord.Identity identity, Dialect dialect) {

  /** Writes the first of it: the task is pending. */
  static TaskEntry pending(Job job, TaskRecord.Identity identity, Dialect dialect) {
    job.add(TaskRecord.pending(identity, Instant.now()));
    return new TaskEntry(job, identity, dialect);
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
