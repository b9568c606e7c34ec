package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline job as the service shows it.
 *
 * @param jobId the last part of its name
 * @param displayName what the console shows
 * @param pipeline the spec's {@code pipelineInfo.name}
 * @param state where it stands
 * @param created when it was created
 * @param started when it began to run
 * @param ended when it ended
 * @param error what went wrong, in the service's words
 * @param labels of the job
 * @param outputDirectory where run data goes
 * @param tasks empty in lists
 */
public record JobStatus(
    String jobId,
    String displayName,
    String pipeline,
    State state,
    Optional<Instant> created,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<String> error,
    Map<String, String> labels,
    String outputDirectory,
    List<TaskStatus> tasks) {

  /** Copies the collections. */
  public JobStatus {
    labels = Map.copyOf(labels);
    tasks = List.copyOf(tasks);
  }

  /** {@code PipelineState} of pipeline_state.proto. */
  public enum State {
    QUEUED,
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLING,
    CANCELLED,
    PAUSED,
    UNKNOWN;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
      return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
  }
}
