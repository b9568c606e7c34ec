package io.github.vertexmaven.core.job.once;

import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import io.github.vertexmaven.core.job.release.ReleaseJobs;
import io.github.vertexmaven.core.job.run.JobRun;

/**
 * A run of a pipeline as it was released.
 *
 * @param coordinates {@code group:artifact:version}
 */
public record ReleaseRun(
    Call call, ReleaseArtifacts artifacts, String coordinates, String pipeline) {

  /** Finds the release, for the environment of the call. */
  public Preparation prepared() {
    ReleaseJobs jobs = ReleaseJobs.of(call, artifacts, coordinates);
    JobRun job =
        jobs.job(
            pipeline,
            call.configurations().runParameters(),
            Preparation.cacheLimit(jobs.config().settings()));
    return Preparation.of(job, jobs.config());
  }
}
