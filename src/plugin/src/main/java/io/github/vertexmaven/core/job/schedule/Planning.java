package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.job.schedule.Planned.Action;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what is declared with what is there.
 *
 * @param owner whose schedules are looked at; those of others are left alone
 * @param pipeline the only pipeline that is looked at, or all
 * @param prune whether those that are no longer declared go
 * @param now what is past and what is to come
 */
public record Planning(
    ScheduleIdentity.Owner owner, Optional<String> pipeline, boolean prune, Instant now) {

  /** The plan. */
  public SchedulePlan plan(List<Declared> declared, List<ScheduleStatus> there) {
    List<ScheduleStatus> ours = there.stream().filter(this::isOurs).toList();
    List<Planned> plan = new ArrayList<>();
    declared.forEach(one -> plan.addAll(plan(one, ours)));
    Set<String> ids =
        declared.stream().map(one -> one.identity().label()).collect(Collectors.toSet());
    ours.stream().filter(one -> !ids.contains(id(one))).map(this::retired).forEach(plan::add);
    return new SchedulePlan(
        plan, there.stream().map(ScheduleStatus::id).collect(Collectors.toUnmodifiableSet()));
  }

  private boolean isOurs(ScheduleStatus there) {
    return owner.label().equals(there.labels().get(ScheduleIdentity.OWNER))
        && pipeline
            .map(
                name ->
                    LabelValues.readable(name)
                        .equals(there.labels().get(ScheduleIdentity.PIPELINE)))
            .orElse(true);
  }

  private static String id(ScheduleStatus there) {
    return there.labels().getOrDefault(ScheduleIdentity.ID, "");
  }

  /** One that is declared, and what earlier calls have left of it. */
  private List<Planned> plan(Declared declared, List<ScheduleStatus> ours) {
    List<ScheduleStatus> same =
        ours.stream()
            .filter(there -> id(there).equals(declared.identity().label()))
            .sorted(nearest(declared))
            .toList();
    List<Planned> plan = new ArrayList<>();
    plan.add(same.isEmpty() ? missing(declared) : kept(declared, same.get(0)));
    same.stream().skip(1).map(there -> leftOver(declared, there)).forEach(plan::add);
    return plan;
  }

  /** The one to keep: what needs the least to be as declared, then the newest. */
  private Comparator<ScheduleStatus> nearest(Declared declared) {
    return Comparator.comparing((ScheduleStatus there) -> there.state() == State.COMPLETED)
        .thenComparing(there -> !Difference.of(declared, there, now).cleared().isEmpty())
        .thenComparing(there -> Difference.of(declared, there, now).fields().size())
        .thenComparing(ScheduleStatus::created, Comparator.reverseOrder())
        .thenComparing(ScheduleStatus::id);
  }

  private Planned missing(Declared declared) {
    return declared.isOver(now)
        ? planned(
            Action.UNCHANGED, declared, Optional.empty(), List.of("its end has passed"), List.of())
        : planned(
            Action.CREATE,
            declared,
            Optional.empty(),
            declared.paused() ? List.of("paused") : List.of(),
            List.of(new Step.Create(declared.request(), declared.paused())));
  }

  private Planned kept(Declared declared, ScheduleStatus there) {
    Difference difference = Difference.of(declared, there, now);
    if (there.state() == State.COMPLETED) {
      return completed(declared, there, difference);
    }
    if (!difference.cleared().isEmpty() || !there.runsPipelines()) {
      return replaced(declared, there, difference);
    }
    List<Step> steps = new ArrayList<>();
    List<String> reasons = new ArrayList<>(difference.reasons());
    if (!difference.isNone()) {
      steps.add(
          new Step.Update(there.id(), declared.request(), difference.fields(), declared.paused()));
    }
    Action action = state(declared, there, reasons, steps);
    Action shown = difference.isNone() ? action : Action.UPDATE;
    return planned(shown, declared, Optional.of(there), reasons, steps);
  }

  /** Rests before it changes, and changes before it wakes. */
  private static Action state(
      Declared declared, ScheduleStatus there, List<String> reasons, List<Step> steps) {
    if (declared.paused() && there.state() != State.PAUSED) {
      steps.add(0, new Step.Pause(there.id()));
      reasons.add("paused");
      return Action.PAUSE;
    }
    if (!declared.paused() && there.state() == State.PAUSED) {
      steps.add(new Step.Resume(there.id()));
      reasons.add("resumed");
      return Action.RESUME;
    }
    return Action.UNCHANGED;
  }

  /** New code does not bring one back that has had its runs; new times do. */
  private Planned completed(Declared declared, ScheduleStatus there, Difference difference) {
    if (declared.isOver(now) || !difference.isOfTiming()) {
      String word = "completed after " + there.startedRuns() + " runs";
      return planned(Action.UNCHANGED, declared, Optional.of(there), List.of(word), List.of());
    }
    return replaced(declared, there, difference);
  }

  private static Planned replaced(Declared declared, ScheduleStatus there, Difference difference) {
    List<String> reasons = new ArrayList<>(difference.cleared());
    reasons.addAll(difference.reasons());
    if (there.startedRuns() > 0 && declared.request().timing().maxRuns().isPresent()) {
      reasons.add("its runs are counted from the start");
    }
    return planned(
        Action.REPLACE,
        declared,
        Optional.of(there),
        reasons,
        List.of(
            new Step.Create(declared.request(), declared.paused()), new Step.Delete(there.id())));
  }

  private static Planned leftOver(Declared declared, ScheduleStatus there) {
    return new Planned(
        Action.RETIRE,
        declared.identity().pipeline(),
        declared.identity().name(),
        Optional.empty(),
        Optional.of(there),
        List.of("a duplicate from an interrupted call"),
        List.of(new Step.Delete(there.id())));
  }

  private Planned retired(ScheduleStatus there) {
    return new Planned(
        Action.RETIRE,
        there.labels().getOrDefault(ScheduleIdentity.PIPELINE, there.pipeline()),
        there.labels().getOrDefault(ScheduleIdentity.NAME, there.displayName()),
        Optional.empty(),
        Optional.of(there),
        List.of(
            prune
                ? "no longer declared"
                : "no longer declared; stays until -Dvertexai.prune deletes it"),
        prune ? List.of(new Step.Delete(there.id())) : List.of());
  }

  private static Planned planned(
      Action action,
      Declared declared,
      Optional<ScheduleStatus> there,
      List<String> reasons,
      List<Step> steps) {
    return new Planned(
        action,
        declared.identity().pipeline(),
        declared.identity().name(),
        Optional.of(declared),
        there,
        reasons,
        steps);
  }
}
