package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.Termination;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Settles what an emulator that was stopped has left: processes and containers first, then what is
 * said of them.
 */
final class Recovery {

  private Recovery() {}

  static void settle(Host host, Jobs jobs) throws IOException {
    Termination.now(host.mark());
    host.containers().endAll();
    for (Job job : jobs.all()) {
      if (!job.status().state().ended()) {
        settle(job);
      }
    }
    Jobs.delete(host.work());
  }

  private static void settle(Job job) {
    boolean cancelling = job.status().state() == JobState.CANCELLING;
    for (TaskRecord task : job.tasks()) {
      if (!task.state().ended()) {
        task.attempts().forEach(attempt -> Termination.now(attempt.pid(), attempt.processStart()));
        settle(job, task, cancelling);
      }
    }
    conclude(job, cancelling);
  }

  /** A job whose root had ended was only not told so. */
  private static void conclude(Job job, boolean cancelling) {
    boolean succeeded =
        job.tasks().stream()
            .anyMatch(task -> task.identity().parent() == 0 && task.state() == TaskState.SUCCEEDED);
    if (cancelling) {
      job.change(JobState.CANCELLED, Optional.empty());
    } else if (succeeded) {
      job.change(JobState.SUCCEEDED, Optional.empty());
    } else {
      job.change(JobState.FAILED, Optional.of(Failure.STOPPED));
    }
  }

  private static void settle(Job job, TaskRecord task, boolean cancelling) {
    boolean ran = task.state() != TaskState.PENDING && !cancelling;
    job.change(
        task.id(),
        record ->
            ran
                ? record.to(TaskState.FAILED, Optional.of(Failure.STOPPED), Instant.now())
                : record.to(TaskState.CANCELLED, Instant.now()));
  }
}
