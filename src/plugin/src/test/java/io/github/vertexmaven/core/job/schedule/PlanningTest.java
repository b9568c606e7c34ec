package io.github.vertexmaven.core.job.schedule;

import static io.github.vertexmaven.core.job.schedule.Declarations.OWNER;
import static io.github.vertexmaven.core.job.schedule.Declarations.daily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import io.github.vertexmaven.core.show.table.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From what is declared and what is there to what is done. */
class PlanningTest {

  private static final Instant NOW = Instant.parse("2026-03-27T12:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private final MemorySchedules schedules = new MemorySchedules(NOW);
  private final List<String> progress = new ArrayList<>();

  /** What changes, the plan's line for it, and the calls that make it true. */
  static Stream<Arguments> changes() {
    return Stream.of(
        change("nothing", d -> d, "unchanged: ", ""),
        change(
            "cron",
            d -> d.at("0 4 * * *"),
            "update: cron 0 3 * * * Europe/Oslo -> 0 4 * * * Europe/Oslo",
            "update s1 [CRON]"),
        change(
            "name",
            d -> d.named("other"),
            "update: name flights nightly -> other, settings of its runs",
            "update s1 [DISPLAY_NAME, JOB]"),
        change("spec", d -> d.spec("{\"a\": 1}"), "update: spec", "update s1 [JOB]"),
        change(
            "parameters",
            d -> d.parameters(Map.of("rows", 3L)),
            "update: parameters",
            "update s1 [JOB]"),
        change(
            "end given",
            d -> d.ending(LATER),
            "update: end none -> 2027-01-01T00:00:00Z",
            "update s1 [END]"),
        change(
            "start given",
            d -> d.starting(LATER),
            "update: start none -> 2027-01-01T00:00:00Z",
            "update s1 [START]"),
        change("start in the past", d -> d.starting(NOW.minusSeconds(9)), "unchanged: ", ""),
        change("runs given", d -> d.runs(7), "update: max_runs none -> 7", "update s1 [MAX_RUNS]"),
        change(
            "queueing",
            d -> d.queueing(true),
            "update: allow_queueing false -> true",
            "update s1 [ALLOW_QUEUEING]"),
        change("paused", d -> d.paused(true), "pause: paused", "pause s1"),
        change(
            "paused and cron",
            d -> d.paused(true).at("0 4 * * *"),
            "update: cron 0 3 * * * Europe/Oslo -> 0 4 * * * Europe/Oslo, paused",
            "pause s1; update s1 [CRON]"));
  }

  private static Arguments change(
      String what, UnaryOperator<Declarations> change, String line, String calls) {
    return Arguments.of(what, change, line, calls);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void plansAndMakesAChange(
      String what, UnaryOperator<Declarations> change, String line, String calls) {
    Declarations nightly = daily("__default__", "nightly");
    apply(plan(nightly.build()));
    schedules.calls.clear();
    SchedulePlan plan = plan(change.apply(nightly).build());
    assertThat(lines(plan)).containsExactly(line);
    apply(plan);
    assertThat(String.join("; ", schedules.calls)).isEqualTo(calls);
    assertThat(plan(change.apply(nightly).build()).isDone()).isTrue();
  }

  /** What is there beforehand, and the field that is declared no more. */
  static Stream<Arguments> clearings() {
    Declarations nightly = daily("__default__", "nightly");
    return Stream.of(
        Arguments.of(nightly.ending(LATER), "replace: end 2027-01-01T00:00:00Z -> none"),
        Arguments.of(nightly.starting(LATER), "replace: start 2027-01-01T00:00:00Z -> none"),
        Arguments.of(nightly.runs(3), "replace: max_runs 3 -> none"));
  }

  @ParameterizedTest
  @MethodSource("clearings")
  void makesANewOneWhereAFieldIsCleared(Declarations before, String line) {
    apply(plan(before.build()));
    Declared cleared = before.starting(null).ending(null).runs(0).build();
    SchedulePlan plan = plan(cleared);
    assertThat(lines(plan)).containsExactly(line);
    schedules.calls.clear();
    apply(plan);
    assertThat(schedules.calls).containsExactly("create", "delete s1");
    assertThat(plan(cleared).isDone()).isTrue();
  }

  @Test
  void makesANewOneWhereTheServiceDoesNotChangeTheJob() {
    for (MemorySchedules.JobUpdates way : MemorySchedules.JobUpdates.values()) {
      MemorySchedules service = new MemorySchedules(NOW);
      service.jobUpdates = way;
      Declarations nightly = daily("__default__", "nightly");
      PlanExecution.of(planOf(service, nightly.build()), service, () -> NOW, progress::add);
      Declared changed = nightly.spec("{\"b\": 2}").build();
      PlanExecution.of(planOf(service, changed), service, () -> NOW, progress::add);
      assertThat(service.calls)
          .as("%s", way)
          .endsWith(
              way == MemorySchedules.JobUpdates.TAKEN
                  ? new String[] {"create", "update s1 [JOB]"}
                  : way == MemorySchedules.JobUpdates.REFUSED
                      ? new String[] {"create", "delete s1"}
                      : new String[] {"update s1 [JOB]", "create", "delete s1"});
      assertThat(planOf(service, changed).isDone()).isTrue();
    }
  }

  @Test
  void createsOneThatRestsWithoutARunInBetween() {
    Declared resting = daily("__default__", "nightly").paused(true).build();
    SchedulePlan plan = plan(resting);
    assertThat(lines(plan)).containsExactly("create: paused");
    apply(plan);
    assertThat(schedules.calls).containsExactly("create", "pause s1");
    ScheduleStatus made = schedules.get("s1");
    assertThat(made.state()).isEqualTo(State.PAUSED);
    assertThat(made.timing().start()).contains(NOW.plus(Duration.ofMinutes(10)));
    assertThat(plan(resting).isDone()).isTrue();
    Declared awake = daily("__default__", "nightly").build();
    assertThat(lines(plan(awake))).containsExactly("resume: resumed");
    apply(plan(awake));
    assertThat(schedules.get("s1").state()).isEqualTo(State.ACTIVE);
    assertThat(plan(awake).isDone()).isTrue();
  }

  @Test
  void retiresOnlyWhenAsked() {
    apply(plan(daily("__default__", "nightly").build(), daily("train", "weekly").build()));
    Declared nightly = daily("__default__", "nightly").build();
    SchedulePlan plan = plan(nightly);
    assertThat(lines(plan))
        .containsExactly(
            "unchanged: ", "retire: no longer declared; stays until -Dvertexai.prune deletes it");
    apply(plan);
    assertThat(schedules.all).hasSize(2);
    SchedulePlan pruning =
        new Planning(OWNER, Optional.empty(), true, NOW).plan(List.of(nightly), schedules.list(""));
    assertThat(lines(pruning)).containsExactly("unchanged: ", "retire: no longer declared");
    apply(pruning);
    assertThat(schedules.all).containsOnlyKeys("s1");
  }

  @Test
  void leavesOtherPipelinesAloneWhenOneIsNamed() {
    apply(plan(daily("__default__", "nightly").build(), daily("train", "weekly").build()));
    SchedulePlan plan =
        new Planning(OWNER, Optional.of("train"), true, NOW).plan(List.of(), schedules.list(""));
    assertThat(lines(plan)).containsExactly("retire: no longer declared");
    assertThat(plan.schedules().get(0).toString()).isEqualTo("train/weekly");
    apply(plan);
    assertThat(schedules.all).containsOnlyKeys("s1");
  }

  @Test
  void leavesOtherProjectsAndEnvironmentsAlone() {
    Declarations nightly = daily("__default__", "nightly");
    for (ScheduleIdentity.Owner other :
        List.of(
            new ScheduleIdentity.Owner("com.acme", "flights", "dev"),
            new ScheduleIdentity.Owner("com.acme", "trains", "prod"),
            new ScheduleIdentity.Owner("org.acme", "flights", "prod"))) {
      apply(
          new Planning(other, Optional.empty(), true, NOW)
              .plan(List.of(nightly.build(other)), schedules.list("")));
    }
    apply(plan(nightly.build()));
    assertThat(schedules.all).hasSize(4);
    SchedulePlan pruning =
        new Planning(OWNER, Optional.empty(), true, NOW).plan(List.of(), schedules.list(""));
    assertThat(pruning.schedules()).hasSize(1);
  }

  /** A create whose answer was lost for good made one, the next call another. */
  @Test
  void removesASecondOneOfTheSameIdentity() {
    Declared nightly = daily("__default__", "nightly").build();
    schedules.create(nightly.request(), java.util.Set.of());
    schedules.create(nightly.request(), java.util.Set.of());
    SchedulePlan plan = plan(nightly);
    assertThat(lines(plan))
        .containsExactly("unchanged: ", "retire: a duplicate from an interrupted call");
    apply(plan);
    assertThat(schedules.all).hasSize(1);
  }

  @Test
  void bringsACompletedOneBackOnlyByNewTimes() {
    Declarations thrice = daily("__default__", "nightly").runs(3);
    apply(plan(thrice.build()));
    schedules.move("s1", State.COMPLETED);
    assertThat(lines(plan(thrice.build()))).containsExactly("unchanged: completed after 3 runs");
    assertThat(lines(plan(thrice.spec("{\"c\": 3}").build())))
        .containsExactly("unchanged: completed after 3 runs");
    SchedulePlan plan = plan(thrice.runs(5).build());
    assertThat(lines(plan))
        .containsExactly("replace: max_runs 3 -> 5, its runs are counted from the start");
    apply(plan);
    assertThat(schedules.all).containsOnlyKeys("s2");
  }

  @Test
  void createsNoneWhoseEndHasPassed() {
    SchedulePlan plan = plan(daily("__default__", "nightly").ending(NOW).build());
    assertThat(lines(plan)).containsExactly("unchanged: its end has passed");
    assertThat(plan.isDone()).isTrue();
  }

  @Test
  void saysWhatWasDoneAndWhatNot() {
    List<Declared> three =
        Stream.of("a", "b", "c").map(name -> daily("train", name).build()).toList();
    schedules.patience = 1;
    SchedulePlan plan = plan(three.toArray(Declared[]::new));
    Interruption stop = catchThrowableOfType(Interruption.class, () -> apply(plan));
    assertThat(stop)
        .hasMessage(
            "Nobody answers.\n"
                + "  Done: create train/a. Not done, or in part: create train/b, create train/c.\n"
                + "  All declared schedules that existed still exist. The next call completes the plan.");
    assertThat(progress).containsExactly("Created train/a (s1).");
    schedules.patience = 99;
    apply(plan(three.toArray(Declared[]::new)));
    assertThat(schedules.all).hasSize(3);
  }

  /** The clocks of Oslo leave out 02:00 to 03:00 on 29 March 2026. */
  @Test
  void showsThePlanWithTheNextRuns() {
    Declarations nightly = daily("__default__", "nightly").at("30 2 * * *");
    SchedulePlan plan =
        plan(
            nightly.build(),
            daily("train", "rest").paused(true).build(),
            daily("train", "twice").runs(2).starting(LATER).build(),
            daily("train", "over").ending(NOW).build());
    assertThat(PlanTable.of(plan, NOW, Screen.ofFile()))
        .containsExactly(
            "Action     Pipeline     Schedule  When                    Why",
            "create     __default__  nightly   30 2 * * * Europe/Oslo",
            "create     train        rest      0 3 * * * Europe/Oslo   paused",
            "create     train        twice     0 3 * * * Europe/Oslo",
            "unchanged  train        over      0 3 * * * Europe/Oslo   its end has passed",
            "",
            "Next runs of __default__/nightly (Europe/Oslo): Sat 2026-03-28 02:30, Mon 2026-03-30"
                + " 02:30, Tue 2026-03-31 02:30, Wed",
            "  2026-04-01 02:30, Thu 2026-04-02 02:30",
            "Next runs of train/rest (Europe/Oslo): none while it is paused",
            "Next runs of train/twice (Europe/Oslo): Fri 2027-01-01 03:00, Sat 2027-01-02 03:00",
            "Next runs of train/over (Europe/Oslo): none");
  }

  @Test
  void keepsNamesThatSanitisingWouldMakeTheSameApart() {
    Declared one = daily("train", "Every Night").build();
    Declared other = daily("train", "every-night").build();
    apply(plan(one, other));
    assertThat(plan(one, other).isDone()).isTrue();
    assertThat(one.request().job().options().labels())
        .containsEntry("vertexai-schedule-pipeline", "train")
        .hasEntrySatisfying(
            "vertexai-schedule", value -> assertThat(value).matches("every-night-[0-9a-f]{6}"));
    assertThat(other.request().job().options().labels())
        .containsEntry("vertexai-schedule", "every-night");
    assertThat(one.request().job().options().labels().values())
        .allMatch(value -> value.matches("[a-z0-9_-]{0,63}"));
  }

  private SchedulePlan plan(Declared... declared) {
    return planOf(schedules, declared);
  }

  private static SchedulePlan planOf(MemorySchedules there, Declared... declared) {
    return new Planning(OWNER, Optional.empty(), false, NOW)
        .plan(List.of(declared), there.list(""));
  }

  private void apply(SchedulePlan plan) {
    PlanExecution.of(plan, schedules, () -> NOW, progress::add);
  }

  private static List<String> lines(SchedulePlan plan) {
    return plan.schedules().stream()
        .map(one -> one.action().word() + ": " + String.join(", ", one.reasons()))
        .toList();
  }
}
