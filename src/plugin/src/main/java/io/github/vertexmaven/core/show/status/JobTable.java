package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tasks of a job as a table. */
public final class JobTable {

  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.key("Task"),
          TableColumn.word("State").atLeast(9),
          TableColumn.number("Seconds"),
          TableColumn.text(""));

  private JobTable() {}

  /** Heading, a row for each task, and a sum. */
  public static List<String> of(JobStatus job, Screen screen) {
    return of(job, Map.of(), screen);
  }

  /**
   * The same with something to say of tasks.
   *
   * @param notes by the task's name
   */
  public static List<String> of(JobStatus job, Map<String, String> notes, Screen screen) {
    List<TaskStatus> tasks = JobChanges.leaves(job);
    List<List<TextCell>> rows = new ArrayList<>();
    for (TaskStatus task : tasks) {
      rows.add(
          TextTable.row(
              task.name(),
              JobChanges.words(task),
              JobChanges.seconds(task).orElse(""),
              notes.getOrDefault(task.name(), "")));
    }
    List<String> lines = new ArrayList<>(new TextTable(COLUMNS, rows).lines(screen));
    lines.add("");
    lines.addAll(Paragraph.of("", sum(job, tasks), screen));
    return lines;
  }

  private static String sum(JobStatus job, List<TaskStatus> all) {
    List<TaskStatus> tasks = all.stream().filter(task -> !JobChanges.isImporter(task)).toList();
    long cached = count(tasks, TaskStatus.State.SKIPPED);
    long done = count(tasks, TaskStatus.State.SUCCEEDED);
    StringBuilder text = new StringBuilder();
    if (cached > 0 && cached == tasks.size()) {
      text.append(cached == 1 ? "The only task" : "All " + cached + " tasks");
      text.append(" reused from the cache");
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
