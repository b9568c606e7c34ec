package io.github.vertexmaven.core.service;

import java.util.List;

/** The pipeline jobs of a project and region. */
public interface PipelineJobs {

  /**
   * Creates a job. The job's id makes this safe to repeat: when an earlier attempt did create the
   * job, that job is returned.
   *
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
   * @param filter in the service's language, {@code state="PIPELINE_STATE_RUNNING"}; empty for all
   * @param limit how many at most
   */
  List<JobStatus> list(String filter, int limit);

  /**
   * What a job was made of.
   *
   * @throws RemoteException of kind {@code NOT_FOUND}
   */
  JobContent content(String jobId);

  /** Asks a job to stop; it takes a while until it has. */
  void cancel(String jobId);
}
