package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.table.Screen;
import java.io.PrintStream;
import java.util.List;

/**
 * The table of a job that a terminal shows in place: each look at the job writes over the one
 * before.
 */
public final class LiveTable {

  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K\r";

  private final PrintStream terminal;
  private final Screen screen;
  private int shown;

  /** A table on a terminal that understands the common control sequences. */
  public LiveTable(PrintStream terminal, Screen screen) {
    this.terminal = terminal;
    // Some terminals begin a new line when the last column is written.
    this.screen = screen.beside(1);
  }

  /** Shows how the job stands now. */
  public void show(JobStatus job) {
    List<String> lines = JobTable.of(job, screen);
    StringBuilder text = new StringBuilder();
    if (shown > 0) {
      text.append(String.format(java.util.Locale.ROOT, UP, shown));
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
    }
    shown = Math.max(shown, lines.size());
    terminal.print(text);
    terminal.flush();
  }
}
