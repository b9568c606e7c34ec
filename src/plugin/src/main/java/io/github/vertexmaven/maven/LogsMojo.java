package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.status.JobChanges;
import io.github.vertexmaven.core.show.status.PrintedLines;
import io.github.vertexmaven.core.show.status.TaskNotes;
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
  private String limit;

  @Inject
  LogsMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    JobStatus status =
        connection.remote().jobs().get(LatestJob.orGiven(connection.remote().jobs(), job));
    PrintedLines printed =
        new PrintedLines(
            connection.remote().logs(),
            TaskNotes.of(status, connection.remote().jobs(), connection.remote().objects()),
            Typed.commands(session(), baseDir()),
            most());
    if (task == null) {
      printed.ofAll(status, getLog()::info);
    } else {
      named(status).forEach(each -> printed.of(status, each, getLog()::info));
    }
  }

  private List<TaskStatus> named(JobStatus status) {
    List<TaskStatus> tasks =
        JobChanges.leaves(status).stream().filter(each -> each.name().equals(task)).toList();
    if (tasks.isEmpty()) {
      List<String> names =
          JobChanges.leaves(status).stream().map(TaskStatus::name).distinct().sorted().toList();
      throw new UserException(
          "Job "
              + status.jobId()
              + " has no task '"
              + task
              + "'. "
              + (names.isEmpty()
                  ? "It has no tasks" + (status.state().isFinal() ? "." : " yet.")
                  : "It has: " + String.join(", ", names) + "."));
    }
    return tasks;
  }

  private int most() {
    int usual = task == null ? LIMIT : Integer.MAX_VALUE;
    return option("limit", limit)
        .map(text -> GoalOption.count(UserOptions.checked("limit", text)))
        .orElse(usual);
  }
}
