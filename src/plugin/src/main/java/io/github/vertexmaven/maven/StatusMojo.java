package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.watch.JobTable;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Shows one job and its tasks. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends RemoteMojo {

  /** The job's id; the latest job when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  @Inject
  StatusMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    JobStatus status =
        connection.remote().jobs().get(LatestJob.orGiven(connection.remote().jobs(), job));
    getLog()
        .info(
            "Job "
                + status.jobId()
                + ": "
                + status.state().name().toLowerCase(java.util.Locale.ROOT));
    getLog().info(jobUrl(connection.target(), status.jobId()));
    JobTable.of(status).forEach(line -> getLog().info(line));
    status.error().ifPresent(error -> getLog().info(error));
  }
}
