package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.WriteFirstFiles;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a first {@code conf/base/vertexai.yml} with comments, and the schemas with which editors
 * complete and check the files in {@code conf}. It keeps existing files and lists them; {@code
 * -Dvertexai.force} overwrites them. It always updates the schemas.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends NewFilesMojo {

  /**
   * The address of an installation of Kubeflow Pipelines, such as {@code
   * https://kubeflow.example.com/pipeline}. The files are then for Kubeflow Pipelines and need
   * neither project nor region.
   */
  @Parameter(property = "vertexai.host")
  private String host;

  /** Overwrites existing files. */
  @Parameter(property = "vertexai.force", defaultValue = "false")
  private boolean force;

  /** Also writes {@code conf/base/mlflow.yml} with comments, for tracking runs with MLflow. */
  @Parameter(property = "vertexai.withMlflow", defaultValue = "false")
  private boolean withMlflow;

  @Override
  public GoalScope scope() {
    return GoalScope.NEW_SETTINGS;
  }

  @Override
  public void run(CalledProject here) {
    new WriteFirstFiles(
            here.console(),
            here.baseDir(),
            Optional.of(here.project().getArtifactId()).filter(id -> !id.equals("standalone-pom")),
            here.project().getProperties().getProperty("maven.compiler.release", "17"),
            place(),
            Optional.ofNullable(host),
            force,
            servers(),
            withMlflow)
        .run();
  }
}
