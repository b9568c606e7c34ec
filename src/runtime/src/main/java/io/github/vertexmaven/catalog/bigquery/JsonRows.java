package io.github.vertexmaven.catalog.bigquery;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of a table in the JSON that load jobs take: bytes as base64, and as text what a number
 * of JSON, a double there, would not keep. What goes into a column that is declared as one of texts
 * is text.
 */
public final class JsonRows extends AbstractList<Map<String, Object>> {

  private static final long LARGEST_EXACT = 1L << 53;

  private final Table table;
  private final Map<String, String> types;

  /**
   * A view; each row is made when it is asked for.
   *
   * @param types the declared SQL types of columns
   */
  public JsonRows(Table table, Map<String, String> types) {
    this.table = table;
    this.types = Map.copyOf(types);
  }

  @Override
  public int size() {
    return table.rows();
  }

  @Override
  public Map<String, Object> get(int row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Object cell = column.get(row);
      cells.put(column.name(), isText(column.name(), cell) ? CellText.of(cell) : cell(cell));
    }
    return cells;
  }

  private boolean isText(String column, Object cell) {
    return (cell instanceof Number || cell instanceof Boolean)
        && types.getOrDefault(column, "").toUpperCase(Locale.ROOT).startsWith("STRING");
  }

  private static Object cell(Object cell) {
    if (cell instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (cell instanceof Collection<?> items) {
      List<Object> cells = new ArrayList<>();
      items.forEach(item -> cells.add(cell(item)));
      return cells;
    }
    if (cell instanceof Map<?, ?> map) {
      Map<Object, Object> cells = new LinkedHashMap<>();
      map.forEach((key, value) -> cells.put(key, cell(value)));
      return cells;
    }
    return cell instanceof Number number ? number(number) : cell;
  }

  /** Not-a-number is an empty cell, as in other formats. */
  private static Object number(Number number) {
    if (number instanceof BigDecimal || number instanceof BigInteger) {
      return CellText.of(number);
    }
    if (number instanceof Long whole) {
      return whole > LARGEST_EXACT || whole < -LARGEST_EXACT ? whole.toString() : whole;
    }
    return Double.isFinite(number.doubleValue()) ? number : null;
  }
}
