package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversion;
import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.NumberText;
import io.github.vertexmaven.catalog.value.Trail;
import io.github.vertexmaven.catalog.value.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * An array of objects as a table: a column of whole numbers is long, one with any decimal is
 * double.
 */
final class JsonTable {

  private static final Conversion DOUBLE = Conversions.to(Double.class);
  private static final Conversion NATURAL = Conversions.to(Object.class);

  private JsonTable() {}

  static Table of(Object plain) throws BadData {
    if (!(plain instanceof List<?> rows)) {
      throw new BadData(
          "expected an array of objects, found "
              + Words.of(plain)
              + (plain instanceof Map
                  ? "; load_args.orient of type json says how another form is read."
                  : "."));
    }
    return of(rows, row -> "at [" + row + "]");
  }

  /**
   * The table of plain rows.
   *
   * @param places says for messages where a row stands
   */
  static Table of(List<?> rows, IntFunction<String> places) throws BadData {
    Map<String, Object[]> cells = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!(rows.get(row) instanceof Map<?, ?> object)) {
        throw new BadData(
            places.apply(row) + ": expected an object, found " + Words.of(rows.get(row)) + ".");
      }
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        cells.computeIfAbsent((String) entry.getKey(), name -> new Object[rows.size()])[row] =
            entry.getValue();
      }
    }
    List<Column> columns = new ArrayList<>();
    cells.forEach((name, values) -> columns.add(column(name, values)));
    return new Table(columns, rows.size());
  }

  private static Column column(String name, Object[] cells) {
    Conversion conversion = isDecimal(cells) ? DOUBLE : NATURAL;
    for (int row = 0; row < cells.length; row++) {
      cells[row] = converted(cells[row], conversion);
    }
    return Column.of(name, cells);
  }

  /** A whole number that no double holds exactly keeps its value, and the column its mixture. */
  private static Object converted(Object cell, Conversion conversion) {
    if (cell == null || cell instanceof String) {
      return cell;
    }
    Trail trail = Trail.ofData();
    Object converted = conversion.convert(cell, trail);
    return trail.count() == 0 ? converted : cell instanceof NumberText text ? text.decimal() : cell;
  }

  /** Whether all cells are numbers, and some have a point or an exponent. */
  private static boolean isDecimal(Object[] cells) {
    boolean decimal = false;
    for (Object cell : cells) {
      decimal |= cell instanceof NumberText || cell instanceof Double;
      if (cell != null && !(cell instanceof NumberText) && !(cell instanceof Number)) {
        return false;
      }
    }
    return decimal;
  }
}
