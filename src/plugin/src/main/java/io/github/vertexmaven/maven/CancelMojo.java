package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.show.status.Stopped;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Asks a job to stop. Where {@code mlflow.yml} names a server, waits until it has stopped and ends
 * its run there as {@code KILLED}.
 */
@Mojo(name = "cancel", requiresProject = false, threadSafe = true)
public final class CancelMojo extends RemoteMojo {

  /** The job's id. */
  @Parameter(property = "vertexai.job")
  private String job;

  @Inject
  CancelMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    PipelineJobs jobs = connection.remote().jobs();
    JobStatus before = jobs.get(named(job));
    if (before.state().isFinal()) {
      getLog().info(Stopped.ended(before));
      return;
    }
    jobs.cancel(job);
    getLog().info("Job " + job + " was asked to stop.");
    trackingEnd(config).after(jobs, job);
  }

  static String named(String job) {
    if (job == null || job.isBlank()) {
      throw new UserException(
          "-Dvertexai.job=<job> is not given: vertexai:list-pipelines shows the jobs there are.");
    }
    return job;
  }
}
