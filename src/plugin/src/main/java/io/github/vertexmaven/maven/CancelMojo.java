package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
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
    connection.remote().jobs().cancel(required(job, "job"));
    getLog().info("Job " + job + " was asked to stop.");
    trackingEnd(config).after(connection.remote().jobs(), job);
  }
}
