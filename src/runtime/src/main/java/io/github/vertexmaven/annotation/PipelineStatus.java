package io.github.vertexmaven.annotation;

import java.util.Objects;
import java.util.Optional;

/**
 * How a run ended: {@code PipelineTaskFinalStatus} of pipeline_spec.proto.
 *
 * @param state {@code SUCCEEDED}, {@code FAILED} or {@code CANCELLED}
 * @param error why it did not succeed, if the service reports a reason
 * @param jobResourceName {@code projects/…/locations/…/pipelineJobs/…}
 * @param pipeline the pipeline that ended, by its name in the project
 */
public record PipelineStatus(
    String state, Optional<Failure> error, String jobResourceName, String pipeline) {

  /**
   * Why a run did not succeed.
   *
   * @param code of {@code google.rpc.Code}
   * @param message in words
   */
  public record Failure(int code, String message) {

    /** Refuses nulls. */
    public Failure {
      Objects.requireNonNull(message, "message");
    }

    /** {@code a task failed (code 9)}. */
    @Override
    public String toString() {
      return message.isBlank() ? "code " + code : message + " (code " + code + ")";
    }
  }

  /** Refuses nulls. */
  public PipelineStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(jobResourceName, "jobResourceName");
    Objects.requireNonNull(pipeline, "pipeline");
  }

  /** In words: {@code pipeline 'train' FAILED: a task failed (code 9); job projects/…}. */
  @Override
  public String toString() {
    return (pipeline.isEmpty() ? "" : "pipeline '" + pipeline + "' ")
        + state
        + error.map(reason -> ": " + reason).orElse("")
        + (jobResourceName.isEmpty() ? "" : "; job " + jobResourceName);
  }

  /** Whether the run succeeded. */
  public boolean succeeded() {
    return state.equals("SUCCEEDED");
  }
}
