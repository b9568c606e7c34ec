package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CompareWithLast;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compares the last run of a pipeline in the environment with the run that {@code run-once} would
 * start now, and describes the differences in spec, parameters and settings. Also writes them as a
 * patch, {@code target/vertexai/<name>.diff}. Options choose a job, a schedule or a spec file
 * instead of the last run; a comparison with a file needs no connection.
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DiffMojo extends PipelineMojo {

  /** A pipeline spec to compare with, JSON or YAML. */
  @Parameter(property = "vertexai.spec")
  private String spec;

  /** The number of a schedule to compare with, as {@code list-pipelines} shows it. */
  @Parameter(property = "vertexai.schedule")
  private String schedule;

  /** The id of a job to compare with. The default is the pipeline's last job in the environment. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** Prints the patch, too. */
  @Parameter(property = "vertexai.patch", defaultValue = "false")
  private boolean patch;

  /** Fails when anything changes, for build servers. */
  @Parameter(property = "vertexai.failOnChange", defaultValue = "false")
  private boolean failOnChange;

  @Override
  public void run(CalledProject here) {
    new CompareWithLast(
            build(here),
            part(false),
            new CompareWithLast.Options(
                given().text("spec", spec),
                given().text("schedule", schedule),
                given().text("job", job),
                given().flag("patch", patch),
                given().flag("failOnChange", failOnChange)))
        .run();
  }
}
