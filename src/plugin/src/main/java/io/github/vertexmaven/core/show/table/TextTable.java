package io.github.vertexmaven.core.show.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of texts in aligned columns.
 *
 * @param columns from left to right, at least one
 * @param rows as many cells as there are columns
 */
public record TextTable(List<TableColumn> columns, List<List<TextCell>> rows) {

  private static final int GAP = 2;

  /** Copies, and refuses rows of another length. */
  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int count = columns.size();
    if (count == 0 || rows.stream().anyMatch(row -> row.size() != count)) {
      throw new IllegalArgumentException("a row needs one cell for each of " + count + " columns");
    }
  }

  /** A row of texts. */
  public static List<TextCell> row(String... texts) {
    return Arrays.stream(texts).map(TextCell::of).toList();
  }

  /**
   * Its lines, none wider than the screen: the titles, if there are any, then the rows. What has no
   * room at all is left out.
   */
  public List<String> lines(Screen screen) {
    int last = columns.size() - 1;
    int room = screen.width() - GAP * last;
    if (room < columns.size() && last > 0) {
      return without(last).lines(screen);
    }
    Widths widths = new Widths(columns, texts(), words(), room);
    int optional = lastOptional();
    if (!widths.giveWay() && optional >= 0) {
      return without(optional).lines(screen);
    }
    widths.giveWayEntirely();
    return lines(widths.widths(), screen);
  }

  private int lastOptional() {
    int last = columns.size() - 1;
    while (last >= 0 && !columns.get(last).optional()) {
      last--;
    }
    return last;
  }

  private TextTable without(int column) {
    return new TextTable(
        without(columns, column), rows.stream().map(row -> without(row, column)).toList());
  }

  private static <T> List<T> without(List<T> all, int place) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(place);
    return rest;
  }

  private List<String> lines(int[] widths, Screen screen) {
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
      lines.addAll(lines(titles(columns), widths, screen));
    }
    rows.forEach(row -> lines.addAll(lines(row, widths, screen)));
    return lines;
  }

  private static List<TextCell> titles(List<TableColumn> columns) {
    return columns.stream().map(column -> TextCell.of(column.title())).toList();
  }

  private int[] texts() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = TextWidth.of(columns.get(i).title());
      for (List<TextCell> row : rows) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i).text()));
      }
    }
    return widths;
  }

  private int[] words() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      for (List<TextCell> row : rows) {
        boolean sentence = columns.get(i).kind() == TableColumn.Kind.TEXT;
        widths[i] =
            Math.max(widths[i], sentence ? Paragraph.widestWord(row.get(i).text()) : widths[i]);
      }
    }
    return widths;
  }

  private List<String> lines(List<TextCell> row, int[] widths, Screen screen) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String text = row.get(i).text();
      parts.add(
          columns.get(i).kind() == TableColumn.Kind.TEXT
              ? Paragraph.ofWords(text, widths[i])
              : List.of(TextWidth.shortened(text, widths[i]).stripTrailing()));
    }
    int height = parts.stream().mapToInt(List::size).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      int at = line;
      List<String> texts =
          parts.stream().map(part -> at < part.size() ? part.get(at) : "").toList();
      lines.add(line(row, texts, widths, screen));
    }
    return lines;
  }

  /** Spaces are written before a text only, so that no line ends with any. */
  private String line(List<TextCell> row, List<String> texts, int[] widths, Screen screen) {
    StringBuilder line = new StringBuilder();
    int spaces = 0;
    for (int i = 0; i < widths.length; i++) {
      String text = texts.get(i);
      int pad = widths[i] - TextWidth.of(text);
      boolean right = columns.get(i).right();
      if (text.isBlank()) {
        spaces += widths[i] + GAP;
      } else {
        line.append(" ".repeat(spaces + (right ? pad : 0)))
            .append(row.get(i).written(text, screen));
        spaces = (right ? 0 : pad) + GAP;
      }
    }
    return line.toString();
  }
}
