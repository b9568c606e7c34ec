package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.ScheduleStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens to a schedule.
 *
 * @param action in one word
 * @param pipeline the pipeline, or what its label says of it
 * @param name its name, or what its label says of it
 * @param declared how it shall be; nothing for one that is no longer declared
 * @param there how it is; nothing for a new one
 * @param reasons why, in words
 * @param steps what is to be done, in this order
 */
public record Planned(
    Action action,
    String pipeline,
    String name,
    Optional<Declared> declared,
    Optional<ScheduleStatus> there,
    List<String> reasons,
    List<Step> steps) {

  /** Copies the lists. */
  public Planned {
    reasons = List.copyOf(reasons);
    steps = List.copyOf(steps);
  }

  /** What a plan can do. */
  public enum Action {
    CREATE,
    UPDATE,
    /** A new one comes before the old one goes. */
    REPLACE,
    PAUSE,
    RESUME,
    RETIRE,
    UNCHANGED;

    /** As it is shown. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many more runs there will be at most; nothing when there is no limit. */
  Optional<Long> remaining() {
    long started = isCountedAnew() ? 0 : there.map(ScheduleStatus::startedRuns).orElse(0L);
    return isCompleted()
        ? Optional.of(0L)
        : declared
            .flatMap(one -> one.request().timing().maxRuns())
            .map(most -> Math.max(0, most - started));
  }

  private boolean isCountedAnew() {
    return action == Action.REPLACE || action == Action.CREATE;
  }

  private boolean isCompleted() {
    return !isCountedAnew()
        && there.filter(one -> one.state() == ScheduleStatus.State.COMPLETED).isPresent();
  }

  @Override
  public String toString() {
    return pipeline + "/" + name;
  }
}
