package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ShowStatus;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows one job and its tasks, or a schedule and its runs. For each task, it shows the run that a
 * reused result comes from, or why the task ran again.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends VertexMojo {

  /** The job's id. The default is the latest job. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** The number of a schedule, as {@code list-pipelines} shows it. */
  @Parameter(property = "vertexai.schedule")
  private String schedule;

  /**
   * Saves how long nodes took to {@code conf/<env>/vertexai-durations.yml}, or with {@code base} to
   * {@code conf/base}, for {@code run_config.grouping}. Commit the file: the compiler reads no
   * other measurement.
   */
  @Parameter(property = "vertexai.saveDurations")
  private String saveDurations;

  @Override
  public void run(CalledProject here) {
    new ShowStatus(
            call(here),
            given().filled("job", job),
            given().text("schedule", schedule),
            given().unlessFalse("saveDurations", saveDurations))
        .run();
  }
}
