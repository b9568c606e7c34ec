package io.github.vertexmaven.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of texts in aligned columns.
 *
 * @param columns from left to right, at least one
 * @param rows as many cells as there are columns
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {

  private static final int GAP = 2;

  /** Copies, and refuses rows of another length. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int count = columns.size();
    if (count == 0 || rows.stream().anyMatch(row -> row.size() != count)) {
      throw new IllegalArgumentException("a row needs one cell for each of " + count + " columns");
    }
  }

  /** A row of texts. */
  public static List<Cell> row(String... texts) {
    return Arrays.stream(texts).map(Cell::of).toList();
  }

  /**
   * Its lines, none wider than the screen: the titles, if there are any, then the rows. What has no
   * room at all is left out on the right.
   */
  public List<String> lines(Screen screen) {
    int shown = Math.max(1, Math.min(columns.size(), (screen.width() + GAP) / (1 + GAP)));
    List<Column> kept = columns.subList(0, shown);
    int[] widths = Widths.of(kept, natural(kept), screen.width() - GAP * (shown - 1));
    List<String> lines = new ArrayList<>();
    if (kept.stream().anyMatch(column -> !column.title().isEmpty())) {
      lines.addAll(lines(kept, titles(kept), widths, screen));
    }
    rows.forEach(row -> lines.addAll(lines(kept, row, widths, screen)));
    return lines;
  }

  private static List<Cell> titles(List<Column> columns) {
    return columns.stream().map(column -> Cell.of(column.title())).toList();
  }

  private int[] natural(List<Column> kept) {
    int[] widths = new int[kept.size()];
    for (int i = 0; i < widths.length; i++) {
      Column column = kept.get(i);
      widths[i] = Math.max(column.least(), TextWidth.of(column.title()));
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i).text()));
      }
    }
    return widths;
  }

  private static List<String> lines(
      List<Column> columns, List<Cell> row, int[] widths, Screen screen) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String text = row.get(i).text();
      parts.add(
          columns.get(i).kind() == Column.Kind.TEXT
              ? Paragraph.of(text, widths[i])
              : List.of(TextWidth.shortened(text, widths[i]).stripTrailing()));
    }
    int height = parts.stream().mapToInt(List::size).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      lines.add(line(columns, row, parts, line, widths, screen));
    }
    return lines;
  }

  private static String line(
      List<Column> columns,
      List<Cell> row,
      List<List<String>> parts,
      int line,
      int[] widths,
      Screen screen) {
    StringBuilder text = new StringBuilder();
    int spaces = 0;
    for (int i = 0; i < widths.length; i++) {
      String part = line < parts.get(i).size() ? parts.get(i).get(line) : "";
      int pad = widths[i] - TextWidth.of(part);
      boolean right = columns.get(i).right();
      spaces += right ? pad : 0;
      if (!part.isBlank()) {
        text.append(" ".repeat(Math.max(0, spaces))).append(row.get(i).written(part, screen));
        spaces = 0;
      } else {
        spaces += TextWidth.of(part);
      }
      spaces += (right ? 0 : pad) + GAP;
    }
    return text.toString();
  }
}
