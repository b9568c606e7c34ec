package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.JobFilter;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.util.List;
import java.util.Optional;

/** The job that is meant when none is named. */
public final class LatestJob {

  private LatestJob() {}

  /** The id of the given job, else of the latest. */
  public static String orGiven(PipelineJobs jobs, Optional<String> given) {
    if (given.isPresent()) {
      return given.get();
    }
    List<JobStatus> latest = jobs.list(new JobFilter.All(), 1);
    if (latest.isEmpty()) {
      throw new UserException("There are no pipeline jobs yet.");
    }
    return latest.get(0).jobId();
  }
}
