package io.github.vertexmaven.catalog.csv;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.SavedTable;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.DatePattern;
import io.github.vertexmaven.catalog.value.FloatFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;

/** The arguments by which a csv file is written, checked before. */
final class CsvFormat {

  private static final String FORMULA = "=+-@\t\r";

  private final Map<String, Object> arguments;
  private final String empty;
  private final FloatFormat decimals;
  private final String point;
  private final DateTimeFormatter dates;
  private final boolean escaped;

  CsvFormat(Map<String, Object> arguments) {
    this.arguments = arguments;
    this.empty = (String) arguments.get("na_rep");
    this.decimals =
        arguments.get("float_format") instanceof String form ? FloatFormat.of(form) : null;
    this.point = (String) arguments.getOrDefault("decimal", ".");
    this.dates =
        arguments.get("date_format") instanceof String format ? DatePattern.writer(format) : null;
    this.escaped = Boolean.TRUE.equals(arguments.get("escape_formulas"));
  }

  char delimiter() {
    return CsvOptions.delimiter(arguments);
  }

  char quote() {
    return CsvOptions.quote(arguments);
  }

  String lineSeparator() {
    return (String) arguments.getOrDefault("line_separator", "\n");
  }

  /** Whether every field is quoted, not only those that need it. */
  boolean quotesAll() {
    Object quoting = arguments.get("quoting");
    return quoting != null && !Long.valueOf(0).equals(quoting);
  }

  boolean hasHeader() {
    return SavedTable.hasHeader(arguments);
  }

  /** Other names than the table's, where they are given. */
  List<String> header(Table table) throws BadData {
    return SavedTable.header(table, arguments);
  }

  /** Null is an empty field. */
  String empty() {
    return empty;
  }

  /** The text of a cell that has one. */
  String text(Object cell) {
    if (cell instanceof CharSequence text) {
      return escaped && isFormula(text) ? "'" + text : text.toString();
    }
    if (cell instanceof Double || cell instanceof Float) {
      double value = ((Number) cell).doubleValue();
      String text =
          decimals == null || !Double.isFinite(value) ? CellText.of(cell) : decimals.text(value);
      return point.equals(".") ? text : text.replace(".", point);
    }
    if (dates != null && cell instanceof TemporalAccessor date) {
      return date(date);
    }
    String text = CellText.of(cell);
    return cell instanceof java.math.BigDecimal && !point.equals(".")
        ? text.replace(".", point)
        : text;
  }

  /** A format that asks for more than a date has leaves it as it is. */
  private String date(TemporalAccessor date) {
    try {
      return dates.format(date instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : date);
    } catch (DateTimeException e) {
      return date instanceof java.time.LocalDate day
          ? dates.format(day.atStartOfDay())
          : CellText.of(date);
    }
  }

  /** What a spreadsheet would take for a formula. */
  private static boolean isFormula(CharSequence text) {
    return text.length() > 0 && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
