package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A job with its folder. Each change is in the journal before anybody can see it. Of a job that has
 * ended only the summary is in memory; the rest is read when it is asked for.
 */
public final class Job {

  private static final String JOURNAL = "journal";

  private final JobKey key;
  private final Instant created;
  private final Path folder;
  private final Journal file;
  private final JobJournal journal;
  private final JobShelf shelf;
  private final Deque<Write> unwritten = new ArrayDeque<>();
  private Optional<LoadedJob> atWork;
  private JobSummary summary;
  private long revision;

  /** A line on its way to the journal. */
  private interface Write {
    void to(JobJournal journal) throws IOException;
  }

  /**
   * A job as it was at one moment.
   *
   * @param revision grows with every change
   * @param tasks those that have changed since an earlier revision, in the order in which they came
   *     up
   */
  public record Changes(long revision, JobProgress status, List<TaskRecord> tasks) {}

  private Job(
      Path folder, Journal file, JobShelf shelf, JobSummary summary, Optional<LoadedJob> atWork) {
    this.key = summary.key();
    this.created = summary.created();
    this.folder = folder;
    this.file = file;
    this.journal = new JobJournal(file);
    this.shelf = shelf;
    this.summary = summary;
    this.atWork = atWork;
    this.revision = shelf.changed();
  }

  /** Makes the folder of a new job; it appears with its first line in it. */
  static Job create(Path jobs, JobDefinition request, JobShelf shelf) throws IOException {
    Path fresh = Files.createTempDirectory(jobs, Jobs.UNFINISHED);
    Path folder = jobs.resolve(request.key().folder());
    try {
      new JobJournal(Journal.at(fresh.resolve(JOURNAL))).write(request);
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      FileTree.delete(fresh);
      throw e;
    }
    JobSummary summary = JobSummary.of(request, JobProgress.pending(request.created()));
    return new Job(
        folder,
        Journal.at(folder.resolve(JOURNAL)),
        shelf,
        summary,
        Optional.of(new LoadedJob(request, summary.data())));
  }

  /** A job that has ended, as the index tells it. */
  static Job indexed(Path folder, JobSummary summary, JobShelf shelf) {
    Journal file = Journal.at(folder.resolve(JOURNAL));
    return new Job(folder, file, shelf, summary, Optional.empty());
  }

  /** The job of a folder, read from its journal. */
  static Job open(Path folder, JobKey key, JobShelf shelf) throws UnreadableJob {
    Journal file = Journal.at(folder.resolve(JOURNAL));
    JobJournal.Told told = new JobJournal(file).read(key, shelf.changes());
    JobSummary summary =
        JobSummary.of(told.content().request(), told.progress())
            .with(told.content())
            .with(told.content().data());
    boolean ended = told.progress().state().ended();
    Optional<LoadedJob> atWork = ended ? Optional.empty() : Optional.of(told.content());
    Job job = new Job(folder, file, shelf, summary, atWork);
    if (ended) {
      job.index();
    }
    return job;
  }

  /** Length of the journal of a folder; -1 where there is none. */
  static long length(Path folder) {
    Path journal = folder.resolve(JOURNAL);
    try {
      return Files.isRegularFile(journal) ? Files.size(journal) : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  public JobKey key() {
    return key;
  }

  /** What lists show. */
  public synchronized JobSummary summary() {
    return atWork.isPresent() ? summary.with(atWork.get()) : summary;
  }

  /** Where its data lies, and whose data it uses by now. */
  public synchronized JobData data() {
    return atWork.isPresent() ? atWork.get().data() : summary.data();
  }

  public Instant created() {
    return created;
  }

  public synchronized JobProgress status() {
    return summary.progress();
  }

  public JobDefinition request() {
    return content().request();
  }

  /** Tasks in the order in which they came up. */
  public List<TaskRecord> tasks() {
    return read(LoadedJob::tasks);
  }

  /** What is new since a revision; 0 is before everything. */
  public synchronized Changes since(long earlier) {
    List<TaskRecord> tasks = earlier < revision ? content().since(earlier) : List.of();
    return new Changes(revision, summary.progress(), tasks);
  }

  public Optional<TaskRecord> task(long id) {
    return read(content -> content.task(id));
  }

  /** Whether all of it is in memory, because it has not ended. */
  synchronized boolean isAtWork() {
    return atWork.isPresent();
  }

  /** Whether one of its tasks was tried under that number. */
  boolean hasTry(long customJob) {
    return tasks().stream()
        .flatMap(task -> task.attempts().stream())
        .anyMatch(attempt -> attempt.customJob() == customJob);
  }

  private synchronized <T> T read(Function<LoadedJob, T> question) {
    return question.apply(content());
  }

  /**
   * All of it.
   *
   * @throws IllegalStateException when its journal has been damaged since the start
   */
  private synchronized LoadedJob content() {
    try {
      return atWork.isPresent() ? atWork.get() : loaded();
    } catch (UnreadableJob e) {
      throw new IllegalStateException(
          "The job " + key.id() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private LoadedJob loaded() throws UnreadableJob {
    LoadedJob known = shelf.get(key);
    if (known == null) {
      known = journal.read(key, revision).content();
      shelf.put(key, known);
    }
    return known;
  }

  /** Reads what is not in memory. */
  synchronized void check() throws UnreadableJob {
    if (atWork.isEmpty()) {
      loaded();
    }
  }

  /** Moves the job on; one that has ended stays as it is. */
  public synchronized JobProgress change(JobState state, Optional<Failure> failure) {
    if (!summary.progress().state().ended()) {
      JobProgress next = summary.progress().to(state, failure, Instant.now());
      write(to -> to.write(next));
      moved(next);
    }
    return summary.progress();
  }

  private void moved(JobProgress next) {
    summary = summary.with(next);
    revision = shelf.changed();
    if (next.state().ended()) {
      LoadedJob content = atWork.orElseThrow();
      summary = summary.with(content).with(content.data());
      shelf.put(key, content);
      atWork = Optional.empty();
      index();
    }
  }

  private void index() {
    if (unwritten.isEmpty()) {
      shelf.index().add(summary, length(folder));
    }
  }

  public synchronized void add(TaskRecord task) {
    write(to -> to.write(task));
    keep(task);
  }

  private void keep(TaskRecord task) {
    revision = shelf.changed();
    content().put(task, revision);
  }

  public synchronized TaskRecord change(long id, UnaryOperator<TaskRecord> change) {
    TaskRecord next = change.apply(content().task(id).orElseThrow());
    add(next);
    return next;
  }

  /**
   * Ends the job with all of its tasks, whatever the disk says: what cannot be written now is kept
   * for {@link #flush}. A start after a kill says of the job that it was stopped.
   */
  public synchronized void end(JobState state, Optional<Failure> failure) {
    if (summary.progress().state().ended()) {
      return;
    }
    Instant now = Instant.now();
    for (TaskRecord task : content().tasks()) {
      if (!task.state().ended()) {
        TaskRecord last = task.stopped(state, failure, now);
        unwritten.add(to -> to.write(last));
        keep(last);
      }
    }
    JobProgress next = summary.progress().to(state, failure, now);
    unwritten.add(to -> to.write(next));
    flush();
    moved(next);
  }

  /** Writes what could not be written before; false when the disk still does not take it. */
  public synchronized boolean flush() {
    boolean late = !unwritten.isEmpty();
    try {
      while (!unwritten.isEmpty()) {
        unwritten.peek().to(journal);
        unwritten.remove();
      }
    } catch (IOException e) {
      return false;
    }
    if (late && summary.progress().state().ended()) {
      index();
    }
    return true;
  }

  private void write(Write line) {
    try {
      if (!flush()) {
        throw new IOException("The journal of the job cannot be written.");
      }
      line.to(journal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TaskLog log(TaskRecord task, TaskRecord.Attempt attempt) {
    return log(task.id() + "-" + attempt.customJob());
  }

  /** What the emulator itself has to say about the job. */
  public TaskLog log() {
    return log("job");
  }

  private TaskLog log(String name) {
    return TaskLog.at(logs().resolve(name + TaskLog.ENDING));
  }

  /** What its tasks printed. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The folder that has all of it but its data. */
  public Path folder() {
    return folder;
  }
}
