package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.PrintLogs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints what the tasks of a job printed, from Cloud Logging. */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends VertexMojo {

  /** The job's id; the latest job when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** Only this task. */
  @Parameter(property = "vertexai.task")
  private String task;

  /** How many lines of each task at most: 1000 when nobody says it, of a task that is named all. */
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
