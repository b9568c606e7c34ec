package io.github.vertexmaven.core.job.run;

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
public record EarlierJob(JobStatus status, JobContent content) {

  /** One that the service knows. */
  public static EarlierJob of(String jobId, PipelineJobs jobs) {
    return new EarlierJob(jobs.get(jobId), jobs.content(jobId));
  }

  /** What is left of the pipeline; parameters of this run win over those of the job. */
  public Resuming resumed(CompiledPipeline pipeline, Map<String, Object> parameters) {
    return Resuming.of(status, content, FinishedTasks.of(status), pipeline.spec(), parameters);
  }
}
