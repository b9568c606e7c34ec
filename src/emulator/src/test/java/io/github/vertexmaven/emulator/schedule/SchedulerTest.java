package io.github.vertexmaven.emulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.store.ScheduleRecord;
import io.github.vertexmaven.emulator.store.ScheduleRecord.State;
import io.github.vertexmaven.emulator.store.ScheduleRecord.Timing;
import io.github.vertexmaven.emulator.store.ScheduleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What schedules do as time goes on. */
class SchedulerTest {

  private static final String NAME = "projects/1/locations/l/schedules/7";

  @TempDir Path home;
  private Instant now = Instant.parse("2026-01-01T00:00:30Z");
  private Runs runs;
  private Scheduler scheduler;

  /** Runs that end when the test says so. */
  private static final class Runs implements RunLauncher {
    private final List<Instant> started = new ArrayList<>();
    private final Set<Instant> active = new TreeSet<>();
    private Optional<String> refusal = Optional.empty();

    @Override
    public Answer start(ScheduleRecord schedule, Instant due) {
      if (refusal.isPresent()) {
        return new Answer(false, refusal.get());
      }
      if (!started.contains(due)) {
        started.add(due);
        active.add(due);
      }
      return new Answer(true, "OK");
    }

    @Override
    public boolean hasStarted(ScheduleRecord schedule, Instant due) {
      return started.contains(due);
    }

    @Override
    public long active(ScheduleRecord schedule) {
      return active.size();
    }
  }

  @BeforeEach
  void open() throws IOException {
    runs = new Runs();
    reopen();
  }

  private void reopen() throws IOException {
    scheduler = new Scheduler(ScheduleStore.open(home, schedule -> {}), runs, () -> now);
  }

  @Test
  void startsARunAtEachTime() {
    create(timing -> timing);
    assertThat(get().next()).contains(minute(1));
    pass(3);
    assertThat(runs.started).containsExactly(minute(1), minute(2), minute(3));
    assertThat(get().started()).isEqualTo(3);
    assertThat(get().last()).contains(new ScheduleRecord.LastRun(minute(3), "OK"));
    assertThat(get().next()).contains(minute(4));
  }

  @Test
  void beginsAtItsBeginning() {
    create(t -> timing(minute(2), t.end(), t.maxRuns(), t.maxActive(), false));
    pass(3);
    assertThat(runs.started).containsExactly(minute(2), minute(3));
  }

  @Test
  void isCompletedAtItsEnd() {
    create(t -> timing(t.begin(), Optional.of(minute(2)), t.maxRuns(), t.maxActive(), false));
    pass(1);
    assertThat(get().state()).isEqualTo(State.ACTIVE);
    pass(2);
    assertThat(runs.started).containsExactly(minute(1), minute(2));
    assertThat(get().state()).isEqualTo(State.COMPLETED);
    assertThat(get().next()).isEmpty();
  }

  @Test
  void isCompletedAfterItsLastRun() {
    create(t -> timing(t.begin(), t.end(), Optional.of(2L), t.maxActive(), false));
    pass(5);
    assertThat(runs.started).hasSize(2);
    assertThat(get().state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void leavesOutRunsBeyondTheLimit() {
    create(t -> timing(t.begin(), t.end(), t.maxRuns(), Optional.of(1L), false));
    pass(2);
    assertThat(runs.started).containsExactly(minute(1));
    assertThat(get().last().orElseThrow().response())
        .isEqualTo(
            "Skipped: 1 runs are active, which is the limit (max_concurrent_active_run_count).");
    runs.active.clear();
    pass(1);
    assertThat(runs.started).containsExactly(minute(1), minute(3));
    assertThat(get().started()).isEqualTo(2);
  }

  @Test
  void queuesRunsBeyondTheLimit() {
    create(t -> timing(t.begin(), t.end(), t.maxRuns(), Optional.of(1L), true));
    pass(3);
    assertThat(runs.started).containsExactly(minute(1));
    assertThat(get().waiting()).containsExactly(minute(2), minute(3));
    runs.active.clear();
    scheduler.tick();
    assertThat(runs.started).containsExactly(minute(1), minute(2));
    runs.active.clear();
    scheduler.tick();
    assertThat(runs.started).containsExactly(minute(1), minute(2), minute(3));
    assertThat(get().waiting()).isEmpty();
  }

  @Test
  void keepsItsQueueUntilTheEndIsPast() {
    create(t -> timing(t.begin(), Optional.of(minute(2)), t.maxRuns(), Optional.of(1L), true));
    pass(4);
    assertThat(get().state()).isEqualTo(State.ACTIVE);
    runs.active.clear();
    scheduler.tick();
    assertThat(runs.started).containsExactly(minute(1), minute(2));
    assertThat(get().state()).isEqualTo(State.COMPLETED);
  }

  @Test
  void startsNothingWhilePaused() {
    create(timing -> timing);
    pass(1);
    scheduler.pause(get());
    assertThat(get().next()).isEmpty();
    pass(2);
    assertThat(runs.started).containsExactly(minute(1));
    scheduler.resume(get(), false);
    assertThat(get().next()).contains(minute(4));
    pass(1);
    assertThat(runs.started).containsExactly(minute(1), minute(4));
  }

  @Test
  void makesUpForMissedRunsWhenAsked() {
    create(t -> timing(t.begin(), t.end(), t.maxRuns(), Optional.of(1L), false));
    scheduler.pause(get());
    pass(3);
    scheduler.resume(get(), true);
    assertThat(get().catchUp()).isTrue();
    for (int i = 0; i < 3; i++) {
      scheduler.tick();
      runs.active.clear();
    }
    assertThat(runs.started).containsExactly(minute(1), minute(2), minute(3));
    pass(1);
    assertThat(runs.started).endsWith(minute(4));
  }

  @Test
  void knowsWhenTooMuchWasMissed() {
    create(timing -> timing);
    scheduler.pause(get());
    now = now.plus(Duration.ofMinutes(Scheduler.MOST_MISSED));
    assertThat(scheduler.missedTooMuch(get())).isFalse();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(scheduler.missedTooMuch(get())).isTrue();
  }

  @Test
  void skipsRunsThatHaveNotStartedWhenUpdated() {
    create(t -> timing(t.begin(), t.end(), t.maxRuns(), Optional.of(1L), true));
    pass(3);
    Timing hourly =
        new Timing("0 * * * *", now, Optional.empty(), Optional.empty(), Optional.of(1L), true);
    scheduler.update(get(), "{}", hourly);
    assertThat(get().waiting()).isEmpty();
    assertThat(get().next()).contains(minute(60));
    assertThat(get().started()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatTheMachineSleptThrough() {
    create(timing -> timing);
    now = minute(60);
    scheduler.tick();
    assertThat(runs.started)
        .containsExactly(minute(55), minute(56), minute(57), minute(58), minute(59), minute(60));
  }

  @Test
  void tellsARunThatWasNotStarted() {
    create(timing -> timing);
    runs.refusal = Optional.of("no room");
    pass(1);
    assertThat(get().started()).isZero();
    assertThat(get().last()).contains(new ScheduleRecord.LastRun(minute(1), "no room"));
  }

  /** Killed after the job was made and before the schedule said so. */
  @Test
  void countsARunOnceThatWasStartedJustBeforeAKill() throws IOException {
    create(timing -> timing);
    runs.start(get(), minute(1));
    runs.start(get(), minute(2));
    now = minute(30);
    reopen();
    scheduler.tick();
    assertThat(runs.started.stream().filter(minute(1)::equals)).hasSize(1);
    assertThat(get().started()).isEqualTo(runs.started.size());
  }

  @Test
  void survivesARestart() throws IOException {
    create(t -> timing(t.begin(), t.end(), Optional.of(9L), Optional.of(1L), true));
    pass(3);
    ScheduleRecord before = get();
    reopen();
    assertThat(get()).isEqualTo(before);
  }

  private void create(UnaryOperator<Timing> change) {
    Timing every = timing(now, Optional.empty(), Optional.empty(), Optional.empty(), false);
    scheduler.create(ScheduleRecord.of(NAME, "{}", change.apply(every), now));
  }

  private static Timing timing(
      Instant begin,
      Optional<Instant> end,
      Optional<Long> maxRuns,
      Optional<Long> maxActive,
      boolean queueing) {
    return new Timing("* * * * *", begin, end, maxRuns, maxActive, queueing);
  }

  private void pass(int minutes) {
    for (int i = 0; i < minutes; i++) {
      now = now.plus(Duration.ofMinutes(1));
      scheduler.tick();
    }
  }

  private static Instant minute(int number) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(number));
  }

  private ScheduleRecord get() {
    return scheduler.get(NAME).orElseThrow();
  }
}
