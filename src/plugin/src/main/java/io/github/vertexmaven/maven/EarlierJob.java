package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.job.submit.Resuming;
import io.github.vertexmaven.core.job.watch.FinishedTasks;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.util.Map;

/**
 * A job that is gone on from.
 *
 * @param status with its tasks
 * @param content what it was made of
 */
record EarlierJob(JobStatus status, JobContent content) {

  static EarlierJob of(String jobId, PipelineJobs jobs) {
    return new EarlierJob(jobs.get(jobId), jobs.content(jobId));
  }

  /** What is left of the pipeline; parameters of this run win over those of the job. */
  Resuming resumed(CompiledPipeline pipeline, Map<String, Object> parameters) {
    return Resuming.of(status, content, FinishedTasks.of(status), pipeline.spec(), parameters);
  }
}
