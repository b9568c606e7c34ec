package io.github.vertexmaven.core.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A job that a test writes. */
public final class Jobs {

  public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final String jobId;
  private final JobStatus.State state;
  private final List<TaskStatus> tasks = new ArrayList<>();
  private Optional<String> error = Optional.empty();
  private Optional<Duration> time = Optional.empty();

  private Jobs(String jobId, JobStatus.State state) {
    this.jobId = jobId;
    this.state = state;
    tasks.add(
        task(
            1, Optional.empty(), "root", TaskStatus.State.RUNNING, -1, Optional.empty(), Map.of()));
  }

  /** What a job is made of that runs as it was compiled but for some parameters. */
  public static JobContent content(String spec, Map<String, String> parameters) {
    return new JobContent(spec, parameters, "gs://bucket/runs", JobOptions.labelled(Map.of()));
  }

  public static Jobs job(String jobId, JobStatus.State state) {
    return new Jobs(jobId, state);
  }

  public Jobs error(String given) {
    error = Optional.of(given);
    return this;
  }

  /** How long it took from creation to end. */
  public Jobs took(long millis) {
    time = Optional.of(Duration.ofMillis(millis));
    return this;
  }

  /** A container task; it began as many milliseconds after the job as its id says. */
  public Jobs task(long id, String name, TaskStatus.State taskState, long millis) {
    return task(id, name, taskState, millis, Map.of());
  }

  public Jobs task(
      long id,
      String name,
      TaskStatus.State taskState,
      long millis,
      Map<String, List<String>> outputs) {
    Optional<String> logId =
        Set.of(TaskStatus.State.PENDING, TaskStatus.State.SKIPPED).contains(taskState)
            ? Optional.empty()
            : Optional.of("custom-" + id);
    tasks.add(task(id, Optional.of(1L), name, taskState, millis, logId, outputs));
    return this;
  }

  /** Why the newest task failed. */
  public Jobs because(String reason) {
    TaskStatus last = tasks.remove(tasks.size() - 1);
    tasks.add(
        new TaskStatus(
            last.id(),
            last.parentId(),
            last.name(),
            last.state(),
            last.started(),
            last.ended(),
            Optional.of(reason),
            last.logId(),
            1,
            last.outputs(),
            Map.of(),
            List.of()));
    return this;
  }

  /** The newest task was tried before, and logged so. */
  public Jobs triedBefore(String... logIds) {
    TaskStatus last = tasks.remove(tasks.size() - 1);
    tasks.add(
        new TaskStatus(
            last.id(),
            last.parentId(),
            last.name(),
            last.state(),
            last.started(),
            last.ended(),
            last.error(),
            last.logId(),
            1 + logIds.length,
            last.outputs(),
            last.metrics(),
            List.of(logIds)));
    return this;
  }

  /** A task that is done, with the numbers of what it wrote by URI. */
  public Jobs metrics(
      long id, String name, Map<String, String> outputs, Map<String, Map<String, Double>> numbers) {
    Map<String, List<String>> uris = new TreeMap<>();
    outputs.forEach((key, uri) -> uris.put(key, List.of(uri)));
    TaskStatus plain =
        task(id, Optional.of(1L), name, TaskStatus.State.SUCCEEDED, 1, Optional.of("custom"), uris);
    tasks.add(
        new TaskStatus(
            id,
            plain.parentId(),
            name,
            plain.state(),
            plain.started(),
            plain.ended(),
            plain.error(),
            plain.logId(),
            1,
            uris,
            numbers,
            List.of()));
    return this;
  }

  public Jobs importer(long id, String name, TaskStatus.State taskState) {
    Map<String, List<String>> outputs = Map.of("artifact", List.of("gs://raw/" + name));
    tasks.add(task(id, Optional.of(1L), name, taskState, 5, Optional.empty(), outputs));
    return this;
  }

  private static TaskStatus task(
      long id,
      Optional<Long> parent,
      String name,
      TaskStatus.State state,
      long millis,
      Optional<String> logId,
      Map<String, List<String>> outputs) {
    Instant start = START.plusMillis(id);
    boolean pending = state == TaskStatus.State.PENDING;
    return new TaskStatus(
        id,
        parent,
        name,
        state,
        pending ? Optional.empty() : Optional.of(start),
        millis < 0 ? Optional.empty() : Optional.of(start.plusMillis(millis)),
        state == TaskStatus.State.FAILED
            ? Optional.of("The replica exited with a non-zero status of 1.")
            : Optional.empty(),
        logId,
        1,
        outputs,
        Map.of(),
        List.of());
  }

  public JobStatus build() {
    return new JobStatus(
        jobId,
        jobId,
        "space",
        state,
        Optional.of(START),
        Optional.of(START),
        time.map(START::plus),
        error,
        Map.of(),
        "gs://bucket/runs",
        tasks);
  }
}
