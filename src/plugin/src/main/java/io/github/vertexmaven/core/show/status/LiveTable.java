package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.Screen;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of a job that a terminal shows in place: each look at the job writes over the one
 * before.
 */
public final class LiveTable implements JobView {

  private static final String UP = "\u001b[%dA";

  /** Heading, empty line and sum. */
  private static final int AROUND = 3;

  private static final Set<TaskStatus.State> ENDED_WELL =
      Set.of(TaskStatus.State.SUCCEEDED, TaskStatus.State.SKIPPED);

  private static final String CLEAR_REST = "\u001b[J";
  private static final String CLEAR_LINE = "\u001b[2K\r";

  private final PrintStream terminal;
  private final Screen screen;
  private final int rows;
  private int shown;

  /**
   * A table on a terminal that understands the common control sequences.
   *
   * @param rows how many lines it shows at once
   */
  public LiveTable(PrintStream terminal, Screen screen, int rows) {
    this.terminal = terminal;
    this.rows = rows;
    // Some terminals begin a new line when the last column is written.
    this.screen = screen.beside(1);
  }

  @Override
  public void show(JobStatus job) {
    write(seen(job, JobTable.of(job, screen)), "");
  }

  /** The whole table takes the place of the part that fits: it may move what is above out. */
  @Override
  public void end(JobStatus job, Map<String, String> notes) {
    write(JobTable.of(job, notes, screen), CLEAR_REST);
    shown = 0;
  }

  private void write(List<String> lines, String before) {
    StringBuilder text = new StringBuilder();
    if (shown > 0) {
      text.append(String.format(java.util.Locale.ROOT, UP, shown)).append(before);
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
    }
    shown = Math.max(shown, lines.size());
    terminal.print(text);
    terminal.flush();
  }

  /** Nothing above the first line that is seen can be written over. */
  private List<String> seen(JobStatus job, List<String> lines) {
    int tasks = lines.size() - AROUND;
    // The line of the cursor, and one that says what is left out.
    int room = Math.max(1, rows - AROUND - 2);
    if (tasks <= room) {
      return lines;
    }
    int first = Math.min(underWay(job), tasks - room);
    List<String> seen = new ArrayList<>(List.of(lines.get(0)));
    seen.addAll(lines.subList(1 + first, 1 + first + room));
    seen.add("… " + first + " tasks above, " + (tasks - first - room) + " below");
    seen.addAll(lines.subList(1 + tasks, lines.size()));
    return seen;
  }

  /** Where the tasks begin that have not ended well. */
  private static int underWay(JobStatus job) {
    List<TaskStatus> tasks = JobChanges.leaves(job);
    int first = 0;
    while (first < tasks.size() && ENDED_WELL.contains(tasks.get(first).state())) {
      first++;
    }
    return first;
  }
}
