package io.github.vertexmaven.emulator.schedule;

import io.github.vertexmaven.emulator.store.ScheduleRecord;
import java.time.Instant;

/**
 * Starts runs. A run is known by its schedule and the moment at which it was due, so that one that
 * was started just before a kill is not started again after it.
 */
public interface RunLauncher {

  /** What became of a start. */
  record Answer(boolean isStarted, String text) {}

  /** Starts a run, or finds the one that was started before. */
  Answer start(ScheduleRecord schedule, Instant due);

  boolean hasStarted(ScheduleRecord schedule, Instant due);

  /** How many runs of a schedule have not ended. */
  long active(ScheduleRecord schedule);
}
