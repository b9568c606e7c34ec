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

  /** The most lines of each task. The default is 1000; all lines of a task that you name. */
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
