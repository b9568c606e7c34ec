package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskLogs.Span;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.connect.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The last lines that a task printed. They come some seconds after the task has ended, and what
 * matters is at their end: they are read again until they are complete, or nothing more can come.
 *
 * @param logs where they are
 * @param most how many are wanted
 */
record LastLines(TaskLogs logs, int most) {

  /** A project may read its logs 60 times a minute. */
  private static final int PAUSE_MILLIS = 1000;

  /**
   * Reads them.
   *
   * @param complete whether nothing is missing at the end
   */
  List<String> of(JobStatus job, TaskStatus task, Predicate<List<String>> complete) {
    if (task.logId().isEmpty()) {
      return List.of();
    }
    Instant deadline = task.ended().orElseGet(Instant::now).plus(logs.lateness());
    List<String> before = List.of();
    List<String> lines = read(job, task);
    while (!complete.test(lines)
        && (lines.isEmpty() || !lines.equals(before))
        && Instant.now().isBefore(deadline)) {
      Pause.ofMillis((int) Math.min(PAUSE_MILLIS, Math.max(1, left(deadline).toMillis())));
      before = lines;
      lines = read(job, task);
    }
    return lines;
  }

  private static Duration left(Instant deadline) {
    return Duration.between(Instant.now(), deadline);
  }

  private List<String> read(JobStatus job, TaskStatus task) {
    return logs.lines(task.logId().orElseThrow(), Span.of(job, task), most, true).stream()
        .map(TaskLogs.Line::text)
        .toList();
  }
}
