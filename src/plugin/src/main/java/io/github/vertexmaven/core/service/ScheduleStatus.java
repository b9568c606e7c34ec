package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule as the service shows it.
 *
 * @param id the last part of its name, which the service chose
 * @param resource its whole name
 * @param displayName what the console shows
 * @param timing when runs start; the service fills in the start
 * @param state where it stands
 * @param created when it was created
 * @param nextRun when the next run is due
 * @param startedRuns how many runs were started
 * @param lastRun what became of the run that was due last
 * @param runsPipelines whether it starts pipeline jobs, and not something else
 * @param pipeline the {@code pipelineInfo.name} of its runs
 * @param labels of its runs
 */
public record ScheduleStatus(
    String id,
    String resource,
    String displayName,
    ScheduleTiming timing,
    State state,
    Instant created,
    Optional<Instant> nextRun,
    long startedRuns,
    Optional<LastRun> lastRun,
    boolean runsPipelines,
    String pipeline,
    Map<String, String> labels) {

  /** Copies the labels. */
  public ScheduleStatus {
    labels = Map.copyOf(labels);
  }

  /** {@code Schedule.State} of schedule.proto. */
  public enum State {
    ACTIVE,
    PAUSED,
    /** It has come to its end or had all its runs; nothing wakes it. */
    COMPLETED,
    UNKNOWN
  }

  /**
   * What became of a run.
   *
   * @param due its time
   * @param response the service's words
   */
  public record LastRun(Instant due, String response) {}
}
