package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.status.Figures;
import io.github.vertexmaven.core.show.status.JobChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Makes the record of a job.
 *
 * @param notes what is to be said of tasks, by the task's name
 * @param logs what they printed
 * @param commands how to see more of it
 * @param datasets the dataset behind a task's name and the key of one of its outputs
 */
public record JobRecord(
    Map<String, String> notes, TaskLogs logs, Commands commands, BinaryOperator<String> datasets) {

  /** Cloud Logging answers sixty requests a minute; failures are asked for first. */
  private static final int MAX_LOGS = 40;

  /** Copies the map. */
  public JobRecord {
    notes = Map.copyOf(notes);
  }

  /**
   * The record.
   *
   * @param error why it did not succeed, in words for people
   */
  public RunRecord of(JobStatus job, ReportContext context, Optional<String> error) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("job", job.jobId());
    facts.putAll(context.facts());
    facts.put("run data", job.outputDirectory());
    return new RunRecord(
        job.jobId(),
        outcome(job),
        job.created().or(job::started),
        job.ended(),
        context.link(),
        error.or(job::error),
        facts,
        context.given(),
        tasks(job),
        written(job),
        LogTail.none(),
        Map.of());
  }

  private static Outcome outcome(JobStatus job) {
    return switch (job.state()) {
      case SUCCEEDED -> Outcome.SUCCEEDED;
      case FAILED -> Outcome.FAILED;
      case CANCELLED, CANCELLING -> Outcome.CANCELLED;
      default -> Outcome.UNFINISHED;
    };
  }

  private List<ReportedTask> tasks(JobStatus job) {
    Map<Long, LogTail> tails = tails(job);
    List<ReportedTask> tasks = new ArrayList<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      tasks.add(
          new ReportedTask(
              task.name(),
              state(task),
              false,
              task.started(),
              task.ended(),
              task.attempts(),
              Optional.ofNullable(notes.get(task.name())),
              task.error(),
              tails.getOrDefault(task.id(), LogTail.none())));
    }
    return tasks;
  }

  private static State state(TaskStatus task) {
    return switch (task.state()) {
      case SUCCEEDED -> JobChanges.isImporter(task) ? State.INPUT : State.DONE;
      case SKIPPED -> State.REUSED;
      case FAILED -> State.FAILED;
      case PENDING, NOT_TRIGGERED -> State.NOT_RUN;
      default -> State.STOPPED;
    };
  }

  /** What nobody had time to read says how to see it. */
  private Map<Long, LogTail> tails(JobStatus job) {
    List<TaskStatus> ran =
        new ArrayList<>(
            JobChanges.leaves(job).stream().filter(task -> task.logId().isPresent()).toList());
    ran.sort(Comparator.comparing(task -> task.state() != TaskStatus.State.FAILED));
    Map<Long, LogTail> tails = new HashMap<>();
    boolean answers = true;
    for (TaskStatus task : ran) {
      Optional<List<String>> lines =
          answers && tails.size() < MAX_LOGS ? lines(job, task) : Optional.empty();
      answers = lines.isPresent();
      String more = commands.logs(job.jobId(), task.name());
      tails.put(task.id(), new LogTail(lines.orElse(List.of()), lines.isEmpty(), more));
    }
    return tails;
  }

  private Optional<List<String>> lines(JobStatus job, TaskStatus task) {
    try {
      return Optional.of(
          logs
              .lines(
                  task.logId().orElseThrow(),
                  TaskLogs.Span.of(job, task),
                  LogTail.MAX_LINES + 1,
                  true)
              .stream()
              .map(TaskLogs.Line::text)
              .toList());
    } catch (RemoteException e) {
      return Optional.empty();
    }
  }

  private List<WrittenData> written(JobStatus job) {
    List<WrittenData> written = new ArrayList<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      if (!JobChanges.isImporter(task)) {
        task.outputs()
            .forEach(
                (key, uris) ->
                    uris.forEach(
                        uri ->
                            written.add(
                                new WrittenData(
                                    datasets.apply(task.name(), key),
                                    task.name(),
                                    uri,
                                    Figures.exact(task.metrics().getOrDefault(uri, Map.of())),
                                    Optional.empty()))));
      }
    }
    written.sort(Comparator.comparing(WrittenData::dataset).thenComparing(WrittenData::place));
    return written;
  }
}
