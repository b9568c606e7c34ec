package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.Termination;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.util.List;
import java.util.Optional;

/**
 * Settles what an emulator that was stopped has left: processes and containers first, then what is
 * said of them.
 */
final class Recovery {

  private Recovery() {}

  static void settle(Host host, Jobs jobs) {
    Termination.now(host.mark());
    host.containers().endAll();
    jobs.atWork().forEach(Recovery::settle);
    FileTree.deleteQuietly(host.work());
  }

  private static void settle(Job job) {
    List<TaskRecord> tasks = job.tasks();
    for (TaskRecord task : tasks) {
      if (!task.state().ended()) {
        task.attempts().forEach(attempt -> Termination.now(attempt.pid(), attempt.processStart()));
      }
    }
    Optional<TaskRecord> root =
        tasks.stream()
            .filter(task -> task.identity().parent() == 0 && task.state().ended())
            .findFirst();
    if (root.isPresent()) {
      conclude(job, root.get());
    } else if (job.status().state() == JobState.CANCELLING) {
      job.end(JobState.CANCELLED, Optional.empty());
    } else {
      job.end(JobState.FAILED, Optional.of(Failure.STOPPED));
    }
  }

  /** A job whose root had ended was only not told so. */
  private static void conclude(Job job, TaskRecord root) {
    boolean cancelled =
        job.status().state() == JobState.CANCELLING || root.state() == TaskState.CANCELLED;
    if (cancelled) {
      job.end(JobState.CANCELLED, Optional.empty());
    } else if (root.state() == TaskState.FAILED) {
      job.end(JobState.FAILED, root.error());
    } else {
      job.end(JobState.SUCCEEDED, Optional.empty());
    }
  }
}
