package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The job that is meant when none is named: the latest of the project at hand in its environment.
 * Others run jobs in the same place.
 */
public final class LatestJob {

  /** What Maven calls a project where there is no POM. */
  private static final String NO_PROJECT = "standalone-pom";

  private LatestJob() {}

  /** The id of the given job, else of the latest. */
  public static String orGiven(PipelineJobs jobs, Optional<String> given, ResolvedConfig config) {
    if (given.isPresent()) {
      return given.get();
    }
    List<JobStatus> latest = jobs.list(filter(config), 1);
    if (latest.isEmpty()) {
      throw new UserException(
          isProject(config)
              ? "Project '"
                  + config.project().artifactId()
                  + "' has no pipeline jobs in environment '"
                  + config.env()
                  + "' yet.\n  -Dvertexai.env means another environment, -Dvertexai.job=ID any"
                  + " job."
              : "There are no pipeline jobs yet.");
    }
    return latest.get(0).jobId();
  }

  private static JobQuery filter(ResolvedConfig config) {
    if (!isProject(config)) {
      return new JobQuery.All();
    }
    Map<String, String> labels = new TreeMap<>(RunLabels.ofProject(config));
    labels.putAll(RunLabels.ofEnvironment(config));
    return new JobQuery.Labelled(labels);
  }

  private static boolean isProject(ResolvedConfig config) {
    return !config.project().artifactId().equals(NO_PROJECT);
  }
}
