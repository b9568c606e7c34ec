package io.github.vertexmaven.emulator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first rows of a text that is a table: fields between commas, semicolons or tabs, in quotes
 * where they hold such a character (RFC 4180).
 *
 * @param columns how many there are, however few are shown
 */
record TableHead(int columns, List<List<String>> rows, boolean isCut) {

  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 60;
  private static final int LONGEST_FIELD = 300;

  /** Reads the text, unless its first rows differ in length or have one field only. */
  static Optional<TableHead> of(String text, boolean isWhole) {
    for (char separator : new char[] {'\t', ',', ';'}) {
      Rows rows = new Rows(text, separator);
      List<List<String>> read = rows.read(isWhole);
      if (isTable(read)) {
        List<List<String>> shown = read.subList(0, Math.min(read.size(), MOST_ROWS + 1));
        boolean cut = !isWhole || read.size() > shown.size();
        return Optional.of(
            new TableHead(read.get(0).size(), shown.stream().map(TableHead::shown).toList(), cut));
      }
    }
    return Optional.empty();
  }

  private static boolean isTable(List<List<String>> rows) {
    return rows.size() > 1
        && rows.get(0).size() > 1
        && rows.stream().limit(20).allMatch(row -> row.size() == rows.get(0).size());
  }

  private static List<String> shown(List<String> row) {
    return row.stream()
        .limit(MOST_COLUMNS)
        .map(field -> JsonFields.cut(field, LONGEST_FIELD))
        .toList();
  }

  /** The first row is the header. */
  Map<String, Object> json() {
    return new JsonFields()
        .put("columns", columns)
        .put("header", rows.get(0))
        .put("rows", rows.subList(1, rows.size()))
        .put("cut", isCut)
        .json();
  }

  /** Splits a text; stops where nobody looks any more. */
  private static final class Rows {
    private final String text;
    private final char separator;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    Rows(String text, char separator) {
      this.text = text;
      this.separator = separator;
    }

    /** A row that the end of the text may have torn is left out. */
    private List<List<String>> read(boolean isWhole) {
      while (at < text.length() && rows.size() < MOST_ROWS + 2) {
        row.add(field());
        boolean ended = at >= text.length();
        char end = ended ? '\n' : text.charAt(at++);
        if (end != separator && (!ended || isWhole)) {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
      return rows;
    }

    /** Leaves the place at the separator or the end of the line. */
    private String field() {
      StringBuilder field = new StringBuilder();
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      at += quoted ? 1 : 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (quoted && c == '"') {
          boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
          quoted = doubled;
          at += doubled ? 1 : 0;
        } else if (!quoted && (c == separator || c == '\n')) {
          break;
        }
        if (!(c == '"' && !quoted) && c != '\r') {
          field.append(c);
        }
        at++;
      }
      return field.toString();
    }
  }
}
