package io.github.vertexmaven.core.service;

import java.util.Objects;
import java.util.Optional;

/**
 * A job to create.
 *
 * @param jobId made once for each submission: at most 127 lowercase letters, digits and dashes, a
 *     letter first. The job's id where the service lets us choose it, else its name
 * @param job what it is
 * @param experiment what it belongs to, for a service that wants to know it from the beginning
 */
public record JobSubmission(String jobId, JobTemplate job, Optional<Experiment> experiment) {

  /** Refuses nulls. */
  public JobSubmission {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(experiment, "experiment");
  }

  /** One that belongs to no experiment. */
  public JobSubmission(String jobId, JobTemplate job) {
    this(jobId, job, Optional.empty());
  }
}
