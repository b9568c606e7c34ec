package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.run.LatestJob;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.status.JobChanges;
import io.github.vertexmaven.core.show.status.PrintedLines;
import io.github.vertexmaven.core.show.status.TaskNotes;
import io.github.vertexmaven.core.show.terminal.Console;
import java.util.List;
import java.util.Optional;

/**
 * Prints what the tasks of a job printed.
 *
 * @param job its id; the latest job when left out
 * @param task only this one
 * @param limit how many lines of each task at most
 */
public record PrintLogs(
    Call call, Optional<String> job, Optional<String> task, Optional<Integer> limit) {

  /** As many lines of each task, when nobody says how many; of a task that is named all. */
  private static final int USUAL = 1000;

  /** Does it. */
  public void run() {
    ServiceCall.with(call, this::print);
  }

  private void print(Connection connection, ResolvedConfig config) {
    Console console = call.console();
    Remote remote = connection.remote();
    JobStatus status = remote.jobs().get(LatestJob.orGiven(remote.jobs(), job, config));
    PrintedLines printed =
        new PrintedLines(
            remote.logs(),
            TaskNotes.of(status, remote.jobs(), remote.objects()),
            call.commands(),
            limit.orElse(task.isEmpty() ? USUAL : Integer.MAX_VALUE));
    if (task.isEmpty()) {
      printed.ofAll(status, console::info);
    } else {
      named(status, task.get()).forEach(each -> printed.of(status, each, console::info));
    }
  }

  private static List<TaskStatus> named(JobStatus status, String task) {
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
}
