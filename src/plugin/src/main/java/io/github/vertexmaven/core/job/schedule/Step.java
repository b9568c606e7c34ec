package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.ScheduleRequest;
import java.util.EnumSet;
import java.util.Set;

/** One thing to do. */
public sealed interface Step {

  /** Makes a new schedule. */
  record Create(ScheduleRequest request, boolean paused) implements Step {}

  /**
   * Changes one in place.
   *
   * @param paused whether it rests, for a new one should the service refuse the change
   */
  record Update(String id, ScheduleRequest request, Set<Field> fields, boolean paused)
      implements Step {

    /** Copies the set. */
    public Update {
      fields = Set.copyOf(fields);
    }

    /**
     * Whether the service may not know such an update: its documentation does not say that the
     * request of a schedule can be changed, nor that switching queueing off is not emptying a
     * field. So these are tried, looked at, and else done by a new schedule.
     */
    boolean isUnsure() {
      return fields.contains(Field.JOB)
          || fields.contains(Field.ALLOW_QUEUEING) && !request.timing().allowQueueing();
    }

    Set<Field> all() {
      return fields.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(fields);
    }
  }

  /** Lets it rest. */
  record Pause(String id) implements Step {}

  /** Wakes it. */
  record Resume(String id) implements Step {}

  /** Deletes it. */
  record Delete(String id) implements Step {}
}
