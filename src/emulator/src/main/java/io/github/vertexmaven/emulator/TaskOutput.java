package io.github.vertexmaven.emulator;

import com.google.logging.type.LogSeverity;
import io.github.vertexmaven.emulator.logging.TaskLines;
import io.github.vertexmaven.emulator.logging.TaskLogLine;
import io.github.vertexmaven.emulator.logging.TaskLogSource;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Strictness;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the tasks of all jobs wrote, for Cloud Logging; the project is not looked at, a home folder
 * belongs to one.
 */
final class TaskOutput implements TaskLogSource {

  private final Jobs jobs;
  private final Strictness strictness;

  /**
   * @param strictness says how late lines come
   */
  TaskOutput(Jobs jobs, Strictness strictness) {
    this.jobs = jobs;
    this.strictness = strictness;
  }

  @Override
  public Stream<TaskLines> logs(String project, Optional<String> customJobId) {
    Instant until = Instant.now().minus(strictness.logsAfter());
    Stream<Job> all =
        customJobId.isPresent()
            ? named(customJobId.get())
            : jobs.all().stream().flatMap(this::read);
    return all.flatMap(
        job -> job.tasks().stream().flatMap(task -> logs(job, task, customJobId, until)));
  }

  private Stream<Job> named(String customJobId) {
    try {
      return jobs.ofLog(Long.parseLong(customJobId)).stream();
    } catch (NumberFormatException e) {
      return Stream.empty();
    }
  }

  private Stream<Job> read(Job job) {
    return jobs.get(job.key()).stream();
  }

  private static Stream<TaskLines> logs(
      Job job, TaskRecord task, Optional<String> wanted, Instant until) {
    return task.attempts().stream()
        .filter(attempt -> wanted.filter(id -> !id.equals(id(attempt))).isEmpty())
        .map(attempt -> new AttemptLog(job, task, attempt, until));
  }

  private static String id(TaskRecord.Attempt attempt) {
    return Long.toString(attempt.customJob());
  }

  /**
   * The log of one try.
   *
   * @param until later lines have not come yet
   */
  private record AttemptLog(Job job, TaskRecord task, TaskRecord.Attempt attempt, Instant until)
      implements TaskLines {

    @Override
    public String customJobId() {
      return id(attempt);
    }

    @Override
    public void forwards(Begin begin, Predicate<TaskLogLine> wantsMore) {
      TaskLog log = job.log(task, attempt);
      try {
        long start =
            begin.position().isPresent()
                ? begin.position().getAsLong()
                : begin.time().isPresent() ? log.beginOf(begin.time().get()) : 0;
        log.forwards(start, placed -> isThere(placed) && wantsMore.test(line(placed)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void backwards(Begin begin, Predicate<TaskLogLine> wantsMore) {
      TaskLog log = job.log(task, attempt);
      try {
        long end =
            begin.position().isPresent()
                ? begin.position().getAsLong()
                : begin.time().isPresent() ? log.endOf(begin.time().get()) : Long.MAX_VALUE;
        log.backwards(end, placed -> !isThere(placed) || wantsMore.test(line(placed)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean isThere(TaskLog.Placed placed) {
      return !placed.line().at().isAfter(until);
    }

    private TaskLogLine line(TaskLog.Placed placed) {
      TaskLog.Line line = placed.line();
      return new TaskLogLine(
          placed.at(),
          line.at(),
          LogSeverity.valueOf(line.severity().name()),
          line.text(),
          customJobId(),
          task.identity().name(),
          job.key().id());
    }
  }
}
