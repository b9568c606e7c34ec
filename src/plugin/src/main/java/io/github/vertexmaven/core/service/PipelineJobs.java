package io.github.vertexmaven.core.service;

import java.util.List;
import java.util.Optional;

/** The pipeline jobs of a service: of a project and region, or of a namespace. */
public interface PipelineJobs {

  /**
   * Creates a job, once however often that is tried: when an earlier attempt did create the job,
   * that job is returned.
   *
   * @return the job, with the id that the service knows it by
   * @throws RemoteException when the service refuses the job
   */
  JobStatus submit(JobSubmission submission);

  /**
   * A job with its tasks.
   *
   * @throws RemoteException of kind {@code NOT_FOUND}
   */
  JobStatus get(String jobId);

  /**
   * Jobs, the latest first, without their tasks.
   *
   * @param limit how many at most
   */
  List<JobStatus> list(JobQuery filter, int limit);

  /**
   * What a job was made of.
   *
   * @throws RemoteException of kind {@code NOT_FOUND}
   */
  JobContent content(String jobId);

  /** Asks a job to stop; it takes a while until it has. */
  void cancel(String jobId);

  /** The archive of these jobs, where the service has one. */
  default Optional<JobArchive> archive() {
    return Optional.empty();
  }
}
