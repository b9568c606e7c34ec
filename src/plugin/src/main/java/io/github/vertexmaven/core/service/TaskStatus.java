package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task of a job: {@code PipelineTaskDetail} of pipeline_job.proto.
 *
 * @param id within the job
 * @param parentId the task that it is part of; empty for the root
 * @param name its name in the spec
 * @param state where it stands
 * @param started when it began to run
 * @param ended when it ended
 * @param error what went wrong
 * @param logId under what the service keeps its output: on Vertex AI the id of the custom job that
 *     ran it
 * @param attempts how often it was started
 * @param outputs URIs of the artifacts that it wrote, by output name
 * @param metrics the numbers of those artifacts that are metrics, by URI and name
 * @param earlierLogIds the same as {@code logId}, of tries that failed before, the first one first
 */
public record TaskStatus(
    long id,
    Optional<Long> parentId,
    String name,
    State state,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<String> error,
    Optional<String> logId,
    int attempts,
    Map<String, List<String>> outputs,
    Map<String, Map<String, Double>> metrics,
    List<String> earlierLogIds) {

  /** Copies the maps. */
  public TaskStatus {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    earlierLogIds = List.copyOf(earlierLogIds);
  }

  /** {@code PipelineTaskDetail.State}. */
  public enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    /** An earlier result served. */
    SKIPPED,
    /** Its condition was false. */
    NOT_TRIGGERED,
    CANCEL_PENDING,
    CANCELLING,
    CANCELLED,
    FAILED,
    UNKNOWN;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
      return this == SUCCEEDED
          || this == SKIPPED
          || this == NOT_TRIGGERED
          || this == CANCELLED
          || this == FAILED;
    }
  }
}
