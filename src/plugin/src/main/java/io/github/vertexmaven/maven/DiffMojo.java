package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CompareWithLast;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Shows in words what changes from a pipeline's last run in the environment to the run that {@code
 * run-once} would start now: its spec, its parameters, and how it runs. Writes it as a patch,
 * {@code target/vertexai/<name>.diff}. Instead of the last run it compares with a job, a schedule,
 * or a spec file; the last needs no connection.
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
