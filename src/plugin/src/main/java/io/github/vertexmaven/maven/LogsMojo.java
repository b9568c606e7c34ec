package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.TaskLogs;
import io.github.vertexmaven.core.remote.TaskStatus;
import io.github.vertexmaven.core.table.VisibleText;
import java.time.Instant;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Prints what the tasks of a job printed, from Cloud Logging. */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends RemoteMojo {

  /** The job's id; the latest job when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** Only this task. */
  @Parameter(property = "vertexai.task")
  private String task;

  private static final int LIMIT = 1000;

  /** How many lines of each task at most: 1000 when nobody says it, of a task that is named all. */
  @Parameter(property = "vertexai.limit")
  private Integer limit;

  @Inject
  LogsMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    JobStatus status =
        connection.remote().jobs().get(LatestJob.orGiven(connection.remote().jobs(), job));
    List<TaskStatus> tasks =
        status.tasks().stream()
            .filter(candidate -> task == null || candidate.name().equals(task))
            .toList();
    if (tasks.isEmpty() && task == null) {
      getLog().info("Job " + status.jobId() + " has no tasks yet.");
    } else if (tasks.isEmpty()) {
      throw new UserException(
          "Job "
              + status.jobId()
              + " has no task '"
              + task
              + "'. It has: "
              + String.join(", ", status.tasks().stream().map(TaskStatus::name).sorted().toList())
              + ".");
    }
    tasks.forEach(each -> print(each, connection.remote().logs()));
  }

  private void print(TaskStatus each, TaskLogs logs) {
    each.customJob()
        .ifPresent(
            customJob -> {
              getLog().info("--- " + VisibleText.of(each.name()));
              logs.lines(customJob, Instant.EPOCH, most(), false)
                  .forEach(line -> getLog().info(VisibleText.ofOutput(line.text())));
            });
  }

  private int most() {
    int usual = task == null ? LIMIT : Integer.MAX_VALUE;
    return limit == null ? usual : limit;
  }
}
