package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why a job failed: the failing task, the node's own exception, the last lines of its output,
 * and what to do next.
 */
public final class JobFailure {

  private static final int TAIL = 100;
  private static final int SHOWN = 10;

  private JobFailure() {}

  /** The finished text. */
  public static String of(JobStatus job, TaskLogs logs, Commands commands) {
    List<String> lines = new ArrayList<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      if (task.state() == TaskStatus.State.FAILED) {
        lines.addAll(failure(job, task, logs, commands));
      }
    }
    if (lines.isEmpty() && job.state() == JobStatus.State.CANCELLED) {
      return "Job "
          + job.jobId()
          + " was cancelled.\nThe next run reuses the tasks that are done: "
          + commands.again();
    }
    if (lines.isEmpty()) {
      String state = job.state().name().toLowerCase(java.util.Locale.ROOT);
      String reason = job.error().orElse("");
      lines.add(("Job " + job.jobId() + " ended " + state + ". " + reason).strip());
      FailureHint.of(reason, List.of()).forEach(line -> lines.add("  " + line));
    }
    lines.add(
        "The next run reuses the tasks that are done. Fix the cause, then run: "
            + commands.again());
    return String.join("\n", lines);
  }

  private static List<String> failure(
      JobStatus job, TaskStatus task, TaskLogs logs, Commands commands) {
    List<String> tail = tail(job, task, logs);
    int exception = lastException(tail);
    String reason = exception < 0 ? task.error().orElse("no reason given") : tail.get(exception);
    List<String> shown =
        exception < 0
            ? tail.subList(Math.max(0, tail.size() - SHOWN), tail.size())
            : tail.subList(exception, Math.min(tail.size(), exception + SHOWN));
    List<String> lines = new ArrayList<>();
    lines.add("Task '" + VisibleText.of(task.name()) + "' failed: " + VisibleText.ofOutput(reason));
    FailureHint.of(reason, tail).forEach(line -> lines.add("  " + line));
    shown.forEach(line -> lines.add("  | " + VisibleText.ofOutput(line)));
    lines.add("  Whole output: " + commands.logs(job.jobId(), task.name()));
    return lines;
  }

  /**
   * Where the last stack trace begins, -1 when there is none: the launcher prints the node's
   * exception last.
   */
  private static int lastException(List<String> tail) {
    for (int i = tail.size() - 1; i > 0; i--) {
      String before = tail.get(i - 1);
      boolean head = !before.startsWith("\tat ") && !before.startsWith("\t... ");
      if (tail.get(i).startsWith("\tat ") && head && !before.startsWith("Caused by: ")) {
        return i - 1;
      }
    }
    return -1;
  }

  private static List<String> tail(JobStatus job, TaskStatus task, TaskLogs logs) {
    try {
      return new LastLines(logs, TAIL).of(job, task, JobFailure::isComplete);
    } catch (RemoteException e) {
      return List.of("(its output could not be read: " + e.getMessage() + ")");
    }
  }

  /** The launcher ends with the node's exception, and without a launcher the JVM's word stands. */
  private static boolean isComplete(List<String> tail) {
    return lastException(tail) >= 0 || !FailureHint.of("", tail).isEmpty();
  }
}
