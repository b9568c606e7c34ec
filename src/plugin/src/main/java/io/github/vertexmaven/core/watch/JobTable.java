package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tasks of a job as a table. */
public final class JobTable {

  private JobTable() {}

  /** Heading, a row for each task, and a sum. */
  public static List<String> of(JobStatus job) {
    return of(job, Map.of());
  }

  /**
   * The same with something to say of tasks.
   *
   * @param notes by the task's name
   */
  public static List<String> of(JobStatus job, Map<String, String> notes) {
    List<TaskStatus> tasks = JobChanges.leaves(job);
    int width = Math.max(4, tasks.stream().mapToInt(task -> task.name().length()).max().orElse(4));
    List<String> lines = new ArrayList<>();
    lines.add(row("Task", "State", "Seconds", width, ""));
    for (TaskStatus task : tasks) {
      String state = JobChanges.words(task);
      lines.add(
          row(
              task.name(),
              state,
              JobChanges.seconds(task).orElse(""),
              width,
              notes.getOrDefault(task.name(), "")));
    }
    lines.add("");
    lines.add(sum(job, tasks));
    return lines;
  }

  private static String row(String task, String state, String seconds, int width, String note) {
    String form = "%-" + width + "s  %-9s %8s  %s";
    return String.format(Locale.ROOT, form, task, state, seconds, note).stripTrailing();
  }

  private static String sum(JobStatus job, List<TaskStatus> all) {
    List<TaskStatus> tasks = all.stream().filter(task -> !JobChanges.isImporter(task)).toList();
    long cached = count(tasks, TaskStatus.State.SKIPPED);
    long done = count(tasks, TaskStatus.State.SUCCEEDED);
    StringBuilder text = new StringBuilder();
    if (cached > 0 && cached == tasks.size()) {
      text.append("All ").append(cached).append(" tasks reused from the cache");
    } else {
      text.append(done).append(" of ").append(tasks.size()).append(" tasks done");
      text.append(cached > 0 ? ", " + cached + " reused from the cache" : "");
    }
    if (job.created().isPresent() && job.ended().isPresent()) {
      double millis = job.ended().get().toEpochMilli() - job.created().get().toEpochMilli();
      text.append(String.format(Locale.ROOT, ", in %.2f s", millis / 1000));
    }
    return text.toString();
  }

  private static long count(List<TaskStatus> tasks, TaskStatus.State state) {
    return tasks.stream().filter(task -> task.state() == state).count();
  }
}
