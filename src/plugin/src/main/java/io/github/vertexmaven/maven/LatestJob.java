package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.util.List;

/** The job that is meant when none is named. */
final class LatestJob {

  private LatestJob() {}

  static String orGiven(PipelineJobs jobs, String given) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    List<JobStatus> latest = jobs.list("", 1);
    if (latest.isEmpty()) {
      throw new UserException("There are no pipeline jobs yet.");
    }
    return latest.get(0).jobId();
  }
}
