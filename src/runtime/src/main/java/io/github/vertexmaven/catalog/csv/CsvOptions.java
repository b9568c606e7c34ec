package io.github.vertexmaven.catalog.csv;

import io.github.vertexmaven.catalog.table.CellRules;
import io.github.vertexmaven.catalog.table.TableLayout;
import java.util.Map;

/**
 * The arguments by which a csv file is read, checked before.
 *
 * @param trimmed whether blanks after a delimiter are no part of a field
 * @param badLines what becomes of a row with more or fewer fields than there are columns
 */
record CsvOptions(
    char delimiter,
    char quote,
    boolean trimmed,
    BadLines badLines,
    TableLayout layout,
    CellRules rules) {

  /** As Python counts the ways to quote. */
  private static final long NO_QUOTES = 3;

  /** Stands in no text. */
  private static final char NO_CHARACTER = '\uFFFF';

  /** What becomes of rows that do not fit. */
  enum BadLines {
    /** The file cannot be read. */
    ERROR,
    /** Short rows are filled with empty cells; long ones are left out. */
    SKIP,
    /** The same, and each row that is left out is told. */
    WARN,
    /** Short rows are filled with empty cells; with a long one the file cannot be read. */
    FILL
  }

  static CsvOptions of(Map<String, Object> arguments) {
    return new CsvOptions(
        delimiter(arguments),
        Long.valueOf(NO_QUOTES).equals(arguments.get("quoting")) ? NO_CHARACTER : quote(arguments),
        Boolean.TRUE.equals(arguments.get("skipinitialspace")),
        BadLines.valueOf(
            ((String) arguments.getOrDefault("on_bad_lines", "error"))
                .toUpperCase(java.util.Locale.ROOT)),
        TableLayout.of(arguments),
        CellRules.of(arguments));
  }

  static char delimiter(Map<String, Object> arguments) {
    Object given = arguments.getOrDefault("delimiter", arguments.getOrDefault("sep", ","));
    return ((String) given).charAt(0);
  }

  static char quote(Map<String, Object> arguments) {
    return ((String) arguments.getOrDefault("quotechar", "\"")).charAt(0);
  }
}
