package io.github.vertexmaven.core.show.report;

import java.util.List;

/**
 * The end of what was printed.
 *
 * @param lines the last ones, each cut where it is longer than anybody reads
 * @param cut whether there were more before
 * @param more how to see all of it; empty when there is no way
 */
public record LogTail(List<String> lines, boolean cut, String more) {

  /** How many lines are kept. */
  public static final int MAX_LINES = 100;

  private static final int MAX_LENGTH = 2_000;

  /** Copies the list, and cuts it. */
  public LogTail {
    cut = cut || lines.size() > MAX_LINES;
    lines =
        lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()).stream()
            .map(LogTail::shortened)
            .toList();
  }

  /** Nothing was printed, or nobody knows. */
  public static LogTail none() {
    return new LogTail(List.of(), false, "");
  }

  private static String shortened(String line) {
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
