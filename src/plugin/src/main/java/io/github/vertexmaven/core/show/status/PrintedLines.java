package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What the tasks of a job printed, or why there is nothing to read.
 *
 * @param logs where it is kept
 * @param notes what there is to say of tasks, by name: from which run a reused result came
 * @param commands what the user may type next
 * @param most how many lines of each task
 */
public record PrintedLines(TaskLogs logs, Map<String, String> notes, Commands commands, int most) {

  private static final String FROM = "from ";

  /** Copies the map. */
  public PrintedLines {
    notes = Map.copyOf(notes);
  }

  /** Of all tasks that run something. */
  public void ofAll(JobStatus job, Consumer<String> out) {
    List<TaskStatus> tasks =
        JobChanges.leaves(job).stream().filter(task -> !JobChanges.isImporter(task)).toList();
    if (tasks.isEmpty()) {
      String yet = job.state().isFinal() ? "." : " yet.";
      out.accept("Job " + job.jobId() + " has no tasks" + yet);
      job.error().ifPresent(error -> error.lines().map(VisibleText::ofOutput).forEach(out));
    }
    tasks.forEach(task -> of(job, task, out));
  }

  /** Of one task: of all its tries, each with a title where there are several. */
  public void of(JobStatus status, TaskStatus task, Consumer<String> out) {
    String title = "--- " + VisibleText.of(task.name());
    List<String> tries = new ArrayList<>(task.earlierLogIds());
    task.logId().ifPresent(tries::add);
    boolean printed = false;
    for (int i = 0; i < tries.size(); i++) {
      String which = tries.size() == 1 ? "" : ", try " + (i + 1) + " of " + tries.size();
      printed |= print(tries.get(i), TaskLogs.Span.of(status, task), title + which, out);
    }
    if (!printed) {
      out.accept(title + ": " + silence(status, task));
    }
  }

  private boolean print(String logId, TaskLogs.Span span, String title, Consumer<String> out) {
    AtomicBoolean begun = new AtomicBoolean();
    logs.print(
        logId,
        span,
        most,
        line -> {
          if (!begun.getAndSet(true)) {
            out.accept(title);
          }
          out.accept(VisibleText.ofOutput(line.text()));
        });
    return begun.get();
  }

  private String silence(JobStatus job, TaskStatus task) {
    if (JobChanges.isImporter(task)) {
      return "imports data, and prints nothing";
    }
    return switch (task.state()) {
      case SKIPPED -> reused(task);
      case PENDING -> job.state().isFinal() ? "was not started" : "has not started yet";
      case NOT_TRIGGERED ->
          job.tasks().stream().anyMatch(other -> other.state() == TaskStatus.State.FAILED)
              ? "was not run: a task before it failed, or its condition was false"
              : "was not run: its condition was false";
      case RUNNING, CANCEL_PENDING, CANCELLING -> "has printed nothing yet";
      default ->
          task.logId().isPresent()
              ? "printed nothing"
              : "printed nothing: it was not started" + why(task);
    };
  }

  private static String why(TaskStatus task) {
    return task.error().map(error -> ". " + VisibleText.of(error)).orElse("");
  }

  private String reused(TaskStatus task) {
    String note = notes.getOrDefault(task.name(), "");
    String origin = note.startsWith(FROM) ? note.substring(FROM.length()) : "an earlier run";
    return origin.contains(" ")
        ? "reused from " + origin
        : "reused, see job " + origin + ": " + commands.logs(origin, task.name());
  }
}
