package io.github.vertexmaven.core.job.schedule;

import java.util.List;
import java.util.Set;

/**
 * What is to be done so that what is declared is true.
 *
 * @param schedules each with its steps, declared ones first
 * @param known the ids of all schedules that are there
 */
public record SchedulePlan(List<Planned> schedules, Set<String> known) {

  /** Copies the collections. */
  public SchedulePlan {
    schedules = List.copyOf(schedules);
    known = Set.copyOf(known);
  }

  /** Whether nothing is to be done. */
  public boolean isDone() {
    return schedules.stream().allMatch(planned -> planned.steps().isEmpty());
  }
}
