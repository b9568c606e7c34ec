package io.github.vertexmaven.emulator;

import com.google.logging.type.LogSeverity;
import io.github.vertexmaven.emulator.logging.TaskLogLine;
import io.github.vertexmaven.emulator.logging.TaskLogSource;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the tasks of all jobs wrote, for Cloud Logging; the project is not looked at, a home folder
 * belongs to one.
 */
final class TaskOutput implements TaskLogSource {

  private final Jobs jobs;

  TaskOutput(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Stream<TaskLogLine> lines(String project, Optional<String> customJobId) {
    return jobs.all().stream()
        .flatMap(job -> job.tasks().stream().flatMap(task -> lines(job, task, customJobId)));
  }

  private static Stream<TaskLogLine> lines(Job job, TaskRecord task, Optional<String> wanted) {
    return task.attempts().stream()
        .filter(attempt -> wanted.filter(id -> !id.equals(id(attempt))).isEmpty())
        .flatMap(attempt -> lines(job, task, attempt));
  }

  private static String id(TaskRecord.Attempt attempt) {
    return Long.toString(attempt.customJob());
  }

  private static Stream<TaskLogLine> lines(Job job, TaskRecord task, TaskRecord.Attempt attempt) {
    try {
      List<TaskLog.Line> lines = job.log(task, attempt).lines();
      return IntStream.range(0, lines.size())
          .mapToObj(
              i ->
                  new TaskLogLine(
                      i,
                      lines.get(i).at(),
                      LogSeverity.valueOf(lines.get(i).severity().name()),
                      lines.get(i).text(),
                      id(attempt),
                      task.identity().name(),
                      job.key().id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
