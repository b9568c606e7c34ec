package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task as it stands: every change makes a new one.
 *
 * @param origin whose result it took from the cache, if it did
 */
public record TaskRecord(
    Identity identity,
    TaskState state,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<Failure> error,
    List<Change> history,
    Values inputs,
    Values outputs,
    List<Attempt> attempts,
    Optional<Origin> origin) {

  /** Each change of a task is written with all of them. */
  private static final int MOST_ATTEMPTS = 100;

  public TaskRecord {
    // Journals of older emulators do not say it.
    origin = origin == null ? Optional.empty() : origin;
    Objects.requireNonNull(identity.kind());
    Objects.requireNonNull(state);
    Objects.requireNonNull(created);
    Objects.requireNonNull(started);
    Objects.requireNonNull(ended);
    Objects.requireNonNull(error);
    Objects.requireNonNull(inputs);
    Objects.requireNonNull(outputs);
    history = List.copyOf(history);
    attempts = List.copyOf(attempts);
  }

  /**
   * @param parent 0 for the root
   * @param name as in the spec
   * @param displayName what people gave it, the same if nothing
   * @param uniqueName with the names of what it is in
   */
  public record Identity(
      long id, long parent, String name, String displayName, String uniqueName, Kind kind) {}

  /** What a task is made of. */
  public enum Kind {
    CONTAINER,
    IMPORTER,
    DAG,
    LOOP
  }

  public record Change(Instant at, TaskState state, Optional<Failure> error) {

    public Change {
      Objects.requireNonNull(at);
      Objects.requireNonNull(state);
      Objects.requireNonNull(error);
    }
  }

  /**
   * A try to run a container.
   *
   * @param customJob the number of the CustomJob that it would be in the service
   * @param pid 0 until the process runs
   * @param processStart with the pid, so that a recycled pid is never taken for this process; the
   *     system tells it roughly
   * @param begun when the try began; journals of older emulators do not say it
   */
  public record Attempt(
      long customJob,
      long pid,
      Optional<Instant> processStart,
      boolean failed,
      Optional<Instant> begun) {

    public Attempt {
      begun = begun == null ? Optional.empty() : begun;
    }

    public static Attempt of(long customJob, Instant now) {
      return new Attempt(customJob, 0, Optional.empty(), false, Optional.of(now));
    }

    public Attempt running(long processId, Optional<Instant> start) {
      return new Attempt(customJob, processId, start, failed, begun);
    }

    Attempt lost() {
      return new Attempt(customJob, pid, processStart, true, begun);
    }
  }

  public static TaskRecord pending(Identity identity, Instant now) {
    return new TaskRecord(
        identity,
        TaskState.PENDING,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Change(now, TaskState.PENDING, Optional.empty())),
        Values.NONE,
        Values.NONE,
        List.of(),
        Optional.empty());
  }

  public long id() {
    return identity.id();
  }

  public TaskRecord to(TaskState next, Instant now) {
    return to(next, Optional.empty(), now);
  }

  public TaskRecord to(TaskState next, Optional<Failure> failure, Instant now) {
    boolean began = next == TaskState.RUNNING || next.succeeded();
    return new TaskRecord(
        identity,
        next,
        created,
        started.or(() -> began ? Optional.of(now) : Optional.empty()),
        next.ended() ? Optional.of(now) : Optional.empty(),
        failure,
        next == state ? history : plus(history, new Change(now, next, failure)),
        inputs,
        outputs,
        attempts,
        origin);
  }

  /** At the end of its job, which came from outside; a task that has not begun is cancelled. */
  public TaskRecord stopped(JobState job, Optional<Failure> failure, Instant now) {
    boolean failed = state != TaskState.PENDING && job != JobState.CANCELLED;
    return failed ? to(TaskState.FAILED, failure, now) : to(TaskState.CANCELLED, now);
  }

  public TaskRecord withInputs(Values values) {
    return copy(values, outputs, attempts, origin);
  }

  public TaskRecord withOutputs(Values values) {
    return copy(inputs, values, attempts, origin);
  }

  /** With a new try; the ones before are lost. Of very many only the last are kept. */
  public TaskRecord withAttempt(Attempt attempt) {
    List<Attempt> lost =
        attempts.stream()
            .skip(Math.max(0, attempts.size() - (MOST_ATTEMPTS - 1)))
            .map(Attempt::lost)
            .toList();
    return copy(inputs, outputs, plus(lost, attempt), origin);
  }

  /** With more known of the newest try. */
  public TaskRecord withNewest(Attempt attempt) {
    return copy(inputs, outputs, plus(attempts.subList(0, attempts.size() - 1), attempt), origin);
  }

  /** Whose result it takes from the cache. */
  public TaskRecord withOrigin(Origin from) {
    return copy(inputs, outputs, attempts, Optional.of(from));
  }

  private TaskRecord copy(Values in, Values out, List<Attempt> tries, Optional<Origin> from) {
    return new TaskRecord(
        identity, state, created, started, ended, error, history, in, out, tries, from);
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
