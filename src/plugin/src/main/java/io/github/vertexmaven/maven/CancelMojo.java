package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CancelJob;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Stops a job. If {@code mlflow.yml} names a server, the goal waits until the job has stopped and
 * ends its MLflow run as {@code KILLED}.
 */
@Mojo(name = "cancel", requiresProject = false, threadSafe = true)
public final class CancelMojo extends VertexMojo {

  /** The job's id. */
  @Parameter(property = "vertexai.job")
  private String job;

  @Override
  public void run(CalledProject here) {
    new CancelJob(call(here), given().filled("job", job), here.compilerOutput()).run();
  }
}
