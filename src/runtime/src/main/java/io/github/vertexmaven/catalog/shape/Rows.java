package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Types;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/** Lists of rows as tables. */
final class Rows {

  /** What a refusal offers instead. */
  static final String CHOICE = "a DataFrame, a List of records or a List of maps";

  private Rows() {}

  /**
   * The table of a list.
   *
   * @param declared the list's declared element type: the only one that knows the columns of an
   *     empty list
   */
  static Table table(Collection<?> rows, Type declared) throws BadData {
    Object first = rows.isEmpty() ? null : rows.iterator().next();
    if (first instanceof Map) {
      return MapRows.table(rows);
    }
    if (first instanceof Record) {
      Class<?> raw = Types.raw(declared);
      return new RecordRows(raw == first.getClass() ? declared : first.getClass()).table(rows);
    }
    if (first == null && Types.raw(declared).isRecord()) {
      return new RecordRows(declared).table(rows);
    }
    if (rows.isEmpty()) {
      return MapRows.table(rows);
    }
    throw new BadData(
        "a List of "
            + (first == null ? "null" : first.getClass().getTypeName())
            + " is not a table; give "
            + CHOICE
            + ".");
  }
}
