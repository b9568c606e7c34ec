package io.github.vertexmaven.core.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.job.schedule.MemorySchedules.JobUpdates;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every change of declarations, wherever the service breaks down meanwhile. */
class PlanPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-03-27T12:00:00Z");

  @Provide
  Arbitrary<Declarations> declarations() {
    Arbitrary<Declarations> base =
        Combinators.combine(
                Arbitraries.of("a", "b", "c"),
                Arbitraries.of("0 3 * * *", "0 4 * * *"),
                Arbitraries.of(0L, 3600L, 7200L),
                Arbitraries.of(0L, 90_000L, 180_000L),
                Arbitraries.of(0L, 3L, 4L),
                Arbitraries.of(true, false))
            .as(
                (name, cron, start, end, runs, queueing) ->
                    Declarations.daily("train", name)
                        .at(cron)
                        .starting(start == 0 ? null : NOW.plusSeconds(start))
                        .ending(end == 0 ? null : NOW.plusSeconds(end))
                        .runs(runs)
                        .queueing(queueing));
    return Combinators.combine(
            base, Arbitraries.of("{}", "{\"a\": 1}"), Arbitraries.of(1L, 2L), Arbitraries.of(0, 1))
        .as(
            (one, spec, rows, paused) ->
                one.spec(spec).parameters(Map.of("rows", rows)).paused(paused == 1));
  }

  @Provide
  Arbitrary<List<Declared>> declared() {
    return declarations()
        .list()
        .ofMaxSize(3)
        .uniqueElements(Declarations::name)
        .map(list -> list.stream().map(Declarations::build).toList());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aPlanAppliedTwiceIsUnchanged(
      @ForAll("declared") List<Declared> before,
      @ForAll("declared") List<Declared> after,
      @ForAll JobUpdates jobUpdates) {
    MemorySchedules service = new MemorySchedules(NOW);
    service.jobUpdates = jobUpdates;
    apply(before, service);
    apply(after, service);
    SchedulePlan again = plan(after, service);
    assertThat(again.isDone()).as("%s", again).isTrue();
    assertThat(states(service, after)).isEqualTo(wanted(after));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void thereIsNeverAMomentWithoutASchedule(
      @ForAll("declared") List<Declared> before,
      @ForAll("declared") List<Declared> after,
      @ForAll JobUpdates jobUpdates,
      @ForAll @Size(max = 3) List<@IntRange(max = 5) Integer> breakdowns) {
    MemorySchedules service = new MemorySchedules(NOW);
    service.jobUpdates = jobUpdates;
    apply(before, service);
    Set<String> mustRun = active(service);
    mustRun.retainAll(
        after.stream()
            .filter(one -> !one.paused())
            .map(one -> one.identity().label())
            .collect(Collectors.toSet()));
    service.watch = () -> assertThat(active(service)).containsAll(mustRun);
    for (int calls : breakdowns) {
      service.patience = calls;
      try {
        apply(after, service);
      } catch (Interruption e) {
        // the next call finishes the plan
      }
    }
    service.patience = Integer.MAX_VALUE;
    apply(after, service);
    assertThat(plan(after, service).isDone()).isTrue();
    assertThat(states(service, after)).isEqualTo(wanted(after));
  }

  private static Set<String> active(MemorySchedules service) {
    return service.all.values().stream()
        .filter(one -> one.state() == State.ACTIVE)
        .map(one -> one.labels().get(ScheduleIdentity.ID))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** One of each, in its state. */
  private static Map<String, State> states(MemorySchedules service, List<Declared> declared) {
    Set<String> ids =
        declared.stream().map(one -> one.identity().label()).collect(Collectors.toSet());
    return service.all.values().stream()
        .filter(one -> ids.contains(one.labels().get(ScheduleIdentity.ID)))
        .collect(
            Collectors.toMap(one -> one.labels().get(ScheduleIdentity.ID), ScheduleStatus::state));
  }

  private static Map<String, State> wanted(List<Declared> declared) {
    return declared.stream()
        .collect(
            Collectors.toMap(
                one -> one.identity().label(), one -> one.paused() ? State.PAUSED : State.ACTIVE));
  }

  private static void apply(List<Declared> declared, MemorySchedules service) {
    PlanExecution.of(plan(declared, service), service, () -> NOW, line -> {});
  }

  private static SchedulePlan plan(List<Declared> declared, MemorySchedules service) {
    return new Planning(Declarations.OWNER, Optional.empty(), false, NOW)
        .plan(declared, service.list(""));
  }
}
