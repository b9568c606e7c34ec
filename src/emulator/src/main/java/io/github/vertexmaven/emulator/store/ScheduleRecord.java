package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A schedule as it stands: every change makes a new one.
 *
 * @param name the resource name
 * @param requested the caller's message without what only the service says, which the faces give
 *     back
 * @param next when the next run is due; nothing while no run will be
 * @param waiting the times of runs that are due and wait for another to end, the first first
 * @param started how many runs were started
 */
public record ScheduleRecord(
    String name,
    String requested,
    Timing timing,
    State state,
    Instant created,
    Instant updated,
    Optional<Instant> next,
    Optional<Instant> paused,
    Optional<Instant> resumed,
    boolean catchUp,
    List<Instant> waiting,
    long started,
    Optional<LastRun> last) {

  public ScheduleRecord {
    Objects.requireNonNull(name);
    Objects.requireNonNull(requested);
    Objects.requireNonNull(timing.cron());
    Objects.requireNonNull(timing.begin());
    Objects.requireNonNull(state);
    Objects.requireNonNull(created);
    Objects.requireNonNull(updated);
    Objects.requireNonNull(next);
    Objects.requireNonNull(last);
    waiting = List.copyOf(waiting);
  }

  /** Schedule.State of schedule.proto. */
  public enum State {
    ACTIVE,
    PAUSED,
    COMPLETED
  }

  /**
   * When to start how many runs.
   *
   * @param begin no run is due before
   * @param end no run is due after
   * @param maxRuns how many runs there are in all
   * @param maxActive how many runs may be under way at once
   * @param queueing whether a run that may not start now waits; else it is left out
   */
  public record Timing(
      String cron,
      Instant begin,
      Optional<Instant> end,
      Optional<Long> maxRuns,
      Optional<Long> maxActive,
      boolean queueing) {}

  /** What became of the run that was due last. */
  public record LastRun(Instant due, String response) {}

  public static ScheduleRecord of(String name, String requested, Timing timing, Instant now) {
    return new ScheduleRecord(
        name,
        requested,
        timing,
        State.ACTIVE,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        0,
        Optional.empty());
  }

  /** As it is asked for now. */
  public ScheduleRecord with(String request, Timing times, Instant now) {
    return new ScheduleRecord(
        name, request, times, state, created, now, next, paused, resumed, catchUp, waiting, started,
        last);
  }

  /** With what is due. */
  public ScheduleRecord due(Optional<Instant> coming, List<Instant> queue) {
    return new ScheduleRecord(
        name, requested, timing, state, created, updated, coming, paused, resumed, catchUp, queue,
        started, last);
  }

  /** With one more run, or with one that was not started. */
  public ScheduleRecord ran(LastRun run, boolean isStarted) {
    return new ScheduleRecord(
        name,
        requested,
        timing,
        state,
        created,
        updated,
        next,
        paused,
        resumed,
        catchUp,
        waiting,
        started + (isStarted ? 1 : 0),
        Optional.of(run));
  }

  public ScheduleRecord paused(Instant now) {
    return moved(State.PAUSED, now, Optional.of(now), resumed, catchUp);
  }

  public ScheduleRecord resumed(boolean catchesUp, Instant now) {
    return moved(State.ACTIVE, now, paused, Optional.of(now), catchesUp);
  }

  /** Nothing is due any more. */
  public ScheduleRecord completed(Instant now) {
    return moved(State.COMPLETED, now, paused, resumed, catchUp).due(Optional.empty(), List.of());
  }

  private ScheduleRecord moved(
      State to,
      Instant now,
      Optional<Instant> pausedAt,
      Optional<Instant> resumedAt,
      boolean catchesUp) {
    return new ScheduleRecord(
        name, requested, timing, to, created, now, next, pausedAt, resumedAt, catchesUp, waiting,
        started, last);
  }
}
