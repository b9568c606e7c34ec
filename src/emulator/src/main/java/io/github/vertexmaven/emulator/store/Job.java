package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A job with its folder. Each change is in the journal before anybody can see it; the newest line
 * of a task is its truth.
 */
public final class Job {

  private static final String JOURNAL = "journal";

  private final Path folder;
  private final Journal journal;
  private final JobDefinition request;
  private final Map<Long, TaskRecord> tasks = new LinkedHashMap<>();
  private final Map<Long, Long> revisions = new HashMap<>();
  private final AtomicLong changes;
  private JobProgress status;
  private long revision;

  /** A line of the journal: exactly one of the three. */
  private record Line(JobDefinition request, JobProgress status, TaskRecord task) {}

  /**
   * A job as it was at one moment.
   *
   * @param revision grows with every change
   * @param tasks those that have changed since an earlier revision, in the order in which they came
   *     up
   */
  public record Changes(long revision, JobProgress status, List<TaskRecord> tasks) {}

  private Job(Path folder, JobDefinition request, AtomicLong changes) {
    this.folder = folder;
    this.changes = changes;
    this.revision = changes.incrementAndGet();
    this.journal = Journal.at(folder.resolve(JOURNAL));
    this.request = request;
    this.status = JobProgress.pending(request.created());
  }

  /**
   * Makes the folder of a new job; it appears with its first line in it.
   *
   * @param changes counts the changes of all jobs
   */
  static Job create(Path jobs, JobDefinition request, AtomicLong changes) throws IOException {
    Path fresh = Files.createTempDirectory(jobs, ".new-");
    Journal.at(fresh.resolve(JOURNAL)).append(Records.write(new Line(request, null, null)));
    Path folder = jobs.resolve(request.key().folder());
    Files.move(fresh, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    return new Job(folder, request, changes);
  }

  /** The job of a folder, if it holds one. */
  static Optional<Job> open(Path folder, AtomicLong changes) throws IOException {
    if (!Files.exists(folder.resolve(JOURNAL))) {
      return Optional.empty();
    }
    Job job = null;
    for (String text : Journal.at(folder.resolve(JOURNAL)).recover()) {
      Line line = Records.read(text, Line.class);
      if (line.request() != null) {
        job = new Job(folder, line.request(), changes);
      } else if (job != null) {
        job.recall(line);
      }
    }
    return Optional.ofNullable(job);
  }

  private void recall(Line line) {
    if (line.task() != null) {
      keep(line.task());
    } else {
      status = line.status();
    }
  }

  public JobDefinition request() {
    return request;
  }

  public JobKey key() {
    return request.key();
  }

  public synchronized JobProgress status() {
    return status;
  }

  /** Tasks in the order in which they came up. */
  public synchronized List<TaskRecord> tasks() {
    return List.copyOf(tasks.values());
  }

  /** What is new since a revision; 0 is before everything. */
  public synchronized Changes since(long earlier) {
    return new Changes(
        revision,
        status,
        tasks.values().stream().filter(task -> revisions.get(task.id()) > earlier).toList());
  }

  public synchronized Optional<TaskRecord> task(long id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** Moves the job on; one that has ended stays as it is. */
  public synchronized JobProgress change(JobState state, Optional<Failure> failure) {
    if (!status.state().ended()) {
      JobProgress next = status.to(state, failure, Instant.now());
      append(new Line(null, next, null));
      status = next;
      revision = changes.incrementAndGet();
    }
    return status;
  }

  public synchronized void add(TaskRecord task) {
    append(new Line(null, null, task));
    keep(task);
  }

  private void keep(TaskRecord task) {
    revision = changes.incrementAndGet();
    tasks.put(task.id(), task);
    revisions.put(task.id(), revision);
  }

  public synchronized TaskRecord change(long id, UnaryOperator<TaskRecord> change) {
    TaskRecord next = change.apply(tasks.get(id));
    add(next);
    return next;
  }

  public TaskLog log(TaskRecord task, TaskRecord.Attempt attempt) {
    return log(task.id() + "-" + attempt.customJob());
  }

  /** What the emulator itself has to say about the job. */
  public TaskLog log() {
    return log("job");
  }

  private TaskLog log(String name) {
    return TaskLog.at(folder.resolve("logs").resolve(name + ".jsonl"));
  }

  Path folder() {
    return folder;
  }

  private void append(Line line) {
    try {
      journal.append(Records.write(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
