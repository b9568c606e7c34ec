package io.github.vertexmaven.emulator.schedule;

import io.github.vertexmaven.emulator.store.ScheduleRecord;
import io.github.vertexmaven.emulator.store.ScheduleRecord.LastRun;
import io.github.vertexmaven.emulator.store.ScheduleRecord.State;
import io.github.vertexmaven.emulator.store.ScheduleRecord.Timing;
import io.github.vertexmaven.emulator.store.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes schedules, by order and as time goes on. */
public final class Scheduler {

  /** A run starts at most so late; what the machine slept through is left out. */
  static final Duration LATEST = Duration.ofMinutes(5);

  /** More missed runs than this are not made up for. */
  public static final int MOST_MISSED = 1000;

  private final ScheduleStore schedules;
  private final RunLauncher launcher;
  private final InstantSource clock;

  public Scheduler(ScheduleStore schedules, RunLauncher launcher, InstantSource clock) {
    this.schedules = schedules;
    this.launcher = launcher;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** A schedule as it is now: the end of one may have come without a run. */
  public synchronized Optional<ScheduleRecord> get(String name) {
    return schedules.get(name).map(this::settled);
  }

  public synchronized List<ScheduleRecord> all() {
    return schedules.all().stream().map(this::settled).toList();
  }

  /** When the next runs of a schedule are due, the first first; none while it does not go on. */
  public List<Instant> coming(ScheduleRecord schedule, int most) {
    List<Instant> times = new ArrayList<>();
    long left =
        schedule.timing().maxRuns().map(max -> max - schedule.started()).orElse((long) most);
    Optional<Instant> due = schedule.next();
    while (due.isPresent() && times.size() < Math.min(most, left)) {
      times.add(due.get());
      due = Timetable.of(schedule.timing()).after(due.get());
    }
    return times;
  }

  /** Adds a schedule; its first run is due after it was created. */
  public synchronized ScheduleRecord create(ScheduleRecord fresh) {
    return kept(planned(fresh, fresh.created()));
  }

  /** Does several steps with no other caller, and no tick of the clock, between them. */
  public synchronized <T> T alone(Supplier<T> steps) {
    return steps.get();
  }

  /** Changes what is asked for; runs that have not started are left out. */
  public synchronized ScheduleRecord update(
      ScheduleRecord schedule, String requested, Timing timing) {
    ScheduleRecord emptied =
        schedule.with(requested, timing, now()).due(Optional.empty(), List.of());
    return kept(settledNow(schedule.state() == State.ACTIVE ? planned(emptied, now()) : emptied));
  }

  public synchronized void pause(ScheduleRecord schedule) {
    kept(schedule.paused(now()).due(Optional.empty(), schedule.waiting()));
  }

  /** Goes on from now, or with the runs that were missed first. */
  public synchronized void resume(ScheduleRecord schedule, boolean catchUp) {
    List<Instant> queue = catchUp ? backlog(schedule) : List.of();
    ScheduleRecord resumed = schedule.resumed(catchUp, now()).due(Optional.empty(), queue);
    kept(planned(resumed, now()));
  }

  public synchronized void delete(String name) {
    schedules.remove(name);
  }

  /** Whether more runs were missed than can be made up for. */
  public boolean missedTooMuch(ScheduleRecord schedule) {
    return missed(schedule, MOST_MISSED + 1).size() > MOST_MISSED;
  }

  /** Starts what is due now. */
  public synchronized void tick() {
    schedules.all().stream().filter(one -> one.state() == State.ACTIVE).forEach(this::advance);
  }

  private List<Instant> backlog(ScheduleRecord schedule) {
    List<Instant> queue = new ArrayList<>(schedule.waiting());
    queue.addAll(missed(schedule, MOST_MISSED));
    return queue;
  }

  private List<Instant> missed(ScheduleRecord schedule, int most) {
    Instant since = schedule.paused().orElse(schedule.created());
    return Timetable.of(schedule.timing()).between(since, now(), most);
  }

  private ScheduleRecord advance(ScheduleRecord schedule) {
    ScheduleRecord moved = drained(schedule);
    while (moved.next().filter(due -> !due.isAfter(now())).isPresent()) {
      Instant due = moved.next().orElseThrow();
      ScheduleRecord gone = planned(moved, due);
      moved = kept(isTooLate(gone, due) ? gone : came(gone, due));
    }
    return settled(moved);
  }

  private boolean isTooLate(ScheduleRecord schedule, Instant due) {
    return isLate(due) && !launcher.hasStarted(schedule, due);
  }

  private boolean isLate(Instant due) {
    return due.plus(LATEST).isBefore(now());
  }

  private ScheduleRecord came(ScheduleRecord schedule, Instant due) {
    if (isSpent(schedule)) {
      return schedule;
    }
    if (launcher.hasStarted(schedule, due) || hasRoom(schedule)) {
      return started(schedule, due);
    }
    return schedule.timing().queueing() ? queued(schedule, due) : leftOut(schedule, due);
  }

  private boolean hasRoom(ScheduleRecord schedule) {
    Optional<Long> most = schedule.timing().maxActive();
    return schedule.waiting().isEmpty()
        && (most.isEmpty() || launcher.active(schedule) < most.get());
  }

  private static ScheduleRecord queued(ScheduleRecord schedule, Instant due) {
    List<Instant> queue = new ArrayList<>(schedule.waiting());
    queue.add(due);
    return schedule.due(schedule.next(), queue);
  }

  private static ScheduleRecord leftOut(ScheduleRecord schedule, Instant due) {
    String reason =
        "Skipped: "
            + schedule.timing().maxActive().orElseThrow()
            + " runs are active, which is the limit (max_concurrent_active_run_count).";
    return schedule.ran(new LastRun(due, reason), false);
  }

  private ScheduleRecord started(ScheduleRecord schedule, Instant due) {
    RunLauncher.Answer answer = launcher.start(schedule, due);
    return schedule.ran(new LastRun(due, answer.text()), answer.isStarted());
  }

  /** Starts what waits, as far as there is room. */
  private ScheduleRecord drained(ScheduleRecord schedule) {
    ScheduleRecord moved = schedule;
    while (!moved.waiting().isEmpty() && !isSpent(moved)) {
      Instant first = moved.waiting().get(0);
      List<Instant> rest = moved.waiting().subList(1, moved.waiting().size());
      boolean before = launcher.hasStarted(moved, first);
      if (!before && !hasRoom(moved.due(moved.next(), List.of()))) {
        return moved;
      }
      moved = kept(started(moved.due(moved.next(), rest), first));
    }
    return moved;
  }

  private ScheduleRecord settled(ScheduleRecord schedule) {
    ScheduleRecord now = settledNow(schedule);
    return now.equals(schedule) ? schedule : kept(now);
  }

  /** Completed once all runs were started or the end has come. */
  private ScheduleRecord settledNow(ScheduleRecord schedule) {
    boolean over =
        schedule.timing().end().filter(end -> !end.isAfter(now())).isPresent()
            && schedule.waiting().isEmpty()
            && schedule.next().filter(due -> !isLate(due)).isEmpty();
    return schedule.state() == State.ACTIVE && (over || isSpent(schedule))
        ? schedule.completed(now())
        : schedule;
  }

  private static boolean isSpent(ScheduleRecord schedule) {
    return schedule.timing().maxRuns().filter(most -> schedule.started() >= most).isPresent();
  }

  private static ScheduleRecord planned(ScheduleRecord schedule, Instant after) {
    return schedule.due(Timetable.of(schedule.timing()).after(after), schedule.waiting());
  }

  private ScheduleRecord kept(ScheduleRecord schedule) {
    schedules.put(schedule);
    return schedule;
  }
}
