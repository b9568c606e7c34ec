package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ShowStatus;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows one job and its tasks, or a schedule and its runs. For each task it says from which run a
 * reused result came, or what made the task run again.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends VertexMojo {

  /** The job's id; the latest job when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** The number of a schedule, as {@code list-pipelines} shows it. */
  @Parameter(property = "vertexai.schedule")
  private String schedule;

  /**
   * Keeps how long nodes took in {@code conf/<env>/vertexai-durations.yml}, for {@code
   * run_config.grouping}; with {@code base} in {@code conf/base}. Commit the file: compiling reads
   * it, and nothing else that is measured.
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
