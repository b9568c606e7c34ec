package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries a plan out. At no moment is there less of a declared schedule than before: a new one is
 * there before an old one goes.
 */
public final class PlanExecution {

  private final PipelineSchedules schedules;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final Set<String> known;

  private PlanExecution(
      PipelineSchedules schedules,
      InstantSource clock,
      Consumer<String> progress,
      Set<String> known) {
    this.schedules = schedules;
    this.clock = clock;
    this.progress = progress;
    this.known = known;
  }

  /**
   * Carries a plan out, step by step.
   *
   * @param progress told in words what was done
   * @throws Interruption when a step fails; nothing after it is done
   */
  public static void of(
      SchedulePlan plan,
      PipelineSchedules schedules,
      InstantSource clock,
      Consumer<String> progress) {
    new PlanExecution(schedules, clock, progress, new HashSet<>(plan.known()))
        .run(plan.schedules());
  }

  private void run(List<Planned> plan) {
    for (int i = 0; i < plan.size(); i++) {
      try {
        run(plan.get(i));
      } catch (RemoteException e) {
        throw new Interruption(plan.subList(0, i), plan.subList(i, plan.size()), e);
      }
    }
  }

  /** A new schedule has the state that it shall have: no step for the old one is left then. */
  private void run(Planned planned) {
    for (Step step : planned.steps()) {
      if (step instanceof Step.Update update && !isUpdated(planned, update)) {
        replace(planned, update);
        return;
      }
      run(planned, step);
    }
  }

  private void run(Planned planned, Step step) {
    if (step instanceof Step.Create create) {
      create(planned, create.request(), create.paused());
    } else if (step instanceof Step.Pause pause) {
      schedules.pause(pause.id());
      say("Paused", planned, pause.id());
    } else if (step instanceof Step.Resume resume) {
      schedules.resume(resume.id());
      say("Resumed", planned, resume.id());
    } else if (step instanceof Step.Delete delete) {
      schedules.delete(delete.id());
      say("Deleted", planned, delete.id());
    }
  }

  private void create(Planned planned, ScheduleRequest request, boolean paused) {
    ScheduleStatus made = schedules.create(paused ? held(request) : request, known);
    known.add(made.id());
    say("Created", planned, made.id());
    if (paused) {
      schedules.pause(made.id());
      say("Paused", planned, made.id());
    }
  }

  /** So that it does not run before it is paused. */
  private ScheduleRequest held(ScheduleRequest request) {
    ScheduleTiming timing = request.timing();
    Instant soon = clock.instant().plus(Difference.HELD);
    boolean isLater = timing.start().filter(soon::isBefore).isPresent();
    return isLater ? request : request.with(timing.startingAt(Optional.of(soon)));
  }

  private boolean isUpdated(Planned planned, Step.Update update) {
    boolean changed = update.isUnsure() ? isTaken(update) : change(update).isPresent();
    if (changed) {
      say("Updated", planned, update.id());
    }
    return changed;
  }

  private Optional<ScheduleStatus> change(Step.Update update) {
    return schedules.update(update.id(), update.request(), update.all());
  }

  private void replace(Planned planned, Step.Update update) {
    progress.accept(
        planned
            + ": the service cannot change this in place, so the plugin creates a new schedule.");
    create(planned, update.request(), update.paused());
    schedules.delete(update.id());
    say("Deleted", planned, update.id());
  }

  private boolean isTaken(Step.Update update) {
    try {
      return change(update).filter(now -> isAsAsked(now, update)).isPresent();
    } catch (RemoteException e) {
      if (e.kind() == RemoteException.Kind.INVALID) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isAsAsked(ScheduleStatus now, Step.Update update) {
    ScheduleRequest asked = update.request();
    boolean job =
        JobDigest.in(now.labels()).equals(JobDigest.in(asked.job().options().labels()))
            || !update.fields().contains(Field.JOB);
    return job && now.timing().allowQueueing() == asked.timing().allowQueueing();
  }

  private void say(String done, Planned planned, String id) {
    progress.accept(done + " " + planned + " (" + id + ").");
  }
}
