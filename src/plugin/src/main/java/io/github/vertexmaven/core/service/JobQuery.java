package io.github.vertexmaven.core.service;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Which jobs are listed. */
public sealed interface JobQuery {

  /** Every job. */
  record All() implements JobQuery {}

  /**
   * Those of a project of ours: others may run jobs in the same place.
   *
   * @param labels that all of its jobs have
   */
  record Labelled(Map<String, String> labels) implements JobQuery {

    /** Copies the map, in the order of its keys. */
    public Labelled {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
  }

  /**
   * Those of a pipeline.
   *
   * @param name the {@code pipelineInfo.name} of their spec
   */
  record OfPipeline(String name) implements JobQuery {}

  /** Those that a schedule started. */
  record OfSchedule(ScheduleStatus schedule) implements JobQuery {}

  /**
   * What somebody typed, in the service's own language; all jobs when it is blank.
   *
   * @param text {@code state="PIPELINE_STATE_RUNNING"}
   */
  record Typed(String text) implements JobQuery {}
}
