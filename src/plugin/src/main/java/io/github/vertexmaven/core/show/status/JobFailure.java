package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.contract.OutOfMemory;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says why a job failed: the failing task, the node's own exception, the last lines of its output,
 * and what to do next.
 */
public final class JobFailure {

  private static final int TAIL = 100;
  private static final int SHOWN = 10;

  /** 128 and the number of the signal that cannot be caught. */
  private static final Pattern KILLED = Pattern.compile("non-zero status of 137\\b");

  private static final String MORE_MEMORY =
      "That is how a process ends that was killed, mostly because its machine had no more memory:"
          + " give the task more by run_config.resources, or let its JVM take less by"
          + " run_config.jvm_flags.";

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
          + " was cancelled.\nTasks that are done are reused by the next run: "
          + commands.again();
    }
    if (lines.isEmpty()) {
      String state = job.state().name().toLowerCase(java.util.Locale.ROOT);
      lines.add(("Job " + job.jobId() + " ended " + state + ". " + job.error().orElse("")).strip());
    }
    lines.add(
        "Tasks that are done are reused by the next run; mend the cause, then: "
            + commands.again());
    return String.join("\n", lines);
  }

  private static List<String> failure(
      JobStatus job, TaskStatus task, TaskLogs logs, Commands commands) {
    List<String> tail = tail(task, logs);
    int exception = lastException(tail);
    String reason = exception < 0 ? task.error().orElse("no reason given") : tail.get(exception);
    List<String> shown =
        exception < 0
            ? tail.subList(Math.max(0, tail.size() - SHOWN), tail.size())
            : tail.subList(exception, Math.min(tail.size(), exception + SHOWN));
    List<String> lines = new ArrayList<>();
    lines.add("Task '" + VisibleText.of(task.name()) + "' failed: " + VisibleText.ofOutput(reason));
    if (KILLED.matcher(reason).find()) {
      lines.add("  " + MORE_MEMORY);
    } else if (isOutOfMemory(reason, tail) && !reason.contains(OutOfMemory.SETTING)) {
      lines.add("  " + OutOfMemory.MORE_FOR_A_TASK);
    }
    shown.forEach(line -> lines.add("  | " + VisibleText.ofOutput(line)));
    lines.add("  Whole output: " + commands.logs(job.jobId(), task.name()));
    return lines;
  }

  /** The error may have been caught and printed by others; as the last thing it ends a task. */
  private static boolean isOutOfMemory(String reason, List<String> tail) {
    return reason.contains(OutOfMemory.ERROR)
        || tail.stream().anyMatch(line -> line.startsWith(OutOfMemory.LAST_WORDS))
        || tail.stream()
            .anyMatch(line -> line.startsWith("Terminating due to " + OutOfMemory.ERROR));
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

  private static List<String> tail(TaskStatus task, TaskLogs logs) {
    if (task.logId().isEmpty()) {
      return List.of();
    }
    try {
      return logs.lines(task.logId().get(), Instant.EPOCH, TAIL, true).stream()
          .map(TaskLogs.Line::text)
          .toList();
    } catch (RemoteException e) {
      return List.of("(its output could not be read: " + e.getMessage() + ")");
    }
  }
}
