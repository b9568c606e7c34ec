package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.PrintLogs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints the output of a job's tasks, from Cloud Logging. */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends VertexMojo {

  /** The job's id. The default is the latest job. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** Prints the output of this task only. */
  @Parameter(property = "vertexai.task")
  private String task;

  /**
   * The largest number of lines of each task. The default is 1000; for a task that you name, all
   * lines.
   */
  @Parameter(property = "vertexai.limit")
  private String limit;

  @Override
  public void run(CalledProject here) {
    new PrintLogs(
            call(here),
            given().filled("job", job),
            given().text("task", task),
            given().count("limit", limit))
        .run();
  }
}
