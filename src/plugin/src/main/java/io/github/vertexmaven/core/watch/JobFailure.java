package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.RemoteException;
import io.github.vertexmaven.core.remote.TaskLogs;
import io.github.vertexmaven.core.remote.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says why a job failed: the failing task, the node's own exception, the last lines of its output,
 * and what to do next.
 */
public final class JobFailure {

  private static final int TAIL = 15;

  private JobFailure() {}

  /** The finished text. */
  public static String of(JobStatus job, TaskLogs logs) {
    List<String> lines = new ArrayList<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      if (task.state() == TaskStatus.State.FAILED) {
        lines.addAll(failure(job, task, logs));
      }
    }
    if (lines.isEmpty()) {
      lines.add(
          "Job "
              + job.jobId()
              + " ended "
              + job.state().name().toLowerCase(java.util.Locale.ROOT)
              + ". "
              + job.error().orElse(""));
    }
    return String.join("\n", lines);
  }

  private static List<String> failure(JobStatus job, TaskStatus task, TaskLogs logs) {
    List<String> tail = tail(task, logs);
    List<String> lines = new ArrayList<>();
    lines.add(
        "Task '"
            + task.name()
            + "' failed: "
            + exception(tail).or(task::error).orElse("no reason given")
            + ".");
    tail.forEach(line -> lines.add("  | " + line));
    lines.add(
        "  Whole output: mvn vertexai:logs -Dvertexai.job="
            + job.jobId()
            + " -Dvertexai.task="
            + task.name());
    return lines;
  }

  /** The first line of the last stack trace: the launcher prints the node's exception last. */
  private static Optional<String> exception(List<String> tail) {
    for (int i = tail.size() - 1; i > 0; i--) {
      boolean frame = tail.get(i).startsWith("\tat ");
      boolean head = !tail.get(i - 1).startsWith("\tat ") && !tail.get(i - 1).startsWith("\t...");
      if (frame && head) {
        return Optional.of(tail.get(i - 1));
      }
    }
    return Optional.empty();
  }

  private static List<String> tail(TaskStatus task, TaskLogs logs) {
    if (task.customJob().isEmpty()) {
      return List.of();
    }
    try {
      return logs.lines(task.customJob().get(), Instant.EPOCH, TAIL, true).stream()
          .map(TaskLogs.Line::text)
          .toList();
    } catch (RemoteException e) {
      return List.of("(its output could not be read: " + e.getMessage() + ")");
    }
  }
}
