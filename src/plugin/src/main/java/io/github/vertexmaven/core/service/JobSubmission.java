package io.github.vertexmaven.core.service;

import java.util.Objects;

/**
 * A job to create: {@code CreatePipelineJobRequest} of pipeline_service.proto.
 *
 * @param jobId made once for each submission: at most 127 lowercase letters, digits and dashes, a
 *     letter first
 * @param job what it is
 */
public record JobSubmission(String jobId, JobTemplate job) {

  /** Refuses nulls. */
  public JobSubmission {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(job, "job");
  }
}
