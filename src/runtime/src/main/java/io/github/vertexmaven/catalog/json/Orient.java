package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of a table in JSON, by the names of pandas. */
final class Orient {

  private Orient() {}

  /**
   * The rows of a table.
   *
   * @param orient the form
   */
  static List<Object> rows(Object plain, String orient) throws BadData {
    return switch (orient) {
      case "columns" -> ofColumns(OrientParts.map(plain, "", orient), orient);
      case "index" -> new ArrayList<>(OrientParts.map(plain, "", orient).values());
      case "split" -> ofSplit(OrientParts.map(plain, "", orient), orient);
      case "values" -> ofValues(OrientParts.list(plain, "", orient), orient);
      case "table" -> TableSchema.rows(OrientParts.map(plain, "", orient), orient);
      default -> OrientParts.list(plain, "", orient);
    };
  }

  /**
   * Whether a value is a map of columns, as pandas writes a table by itself, or of lists. The form
   * {@code split} is one of lists too, and has to be asked for.
   */
  static boolean isColumns(Object plain) {
    return plain instanceof Map<?, ?> columns
        && !columns.isEmpty()
        && !(columns.containsKey("columns") && columns.containsKey("data"))
        && (columns.values().stream().allMatch(column -> column instanceof Map)
            || columns.values().stream().allMatch(column -> column instanceof List));
  }

  private static List<Object> ofColumns(Map<?, ?> columns, String orient) throws BadData {
    Map<Object, Map<?, ?>> keyed = new LinkedHashMap<>();
    for (Map.Entry<?, ?> column : columns.entrySet()) {
      keyed.put(
          column.getKey(),
          column.getValue() instanceof List<?> cells
              ? numbered(cells)
              : OrientParts.map(column.getValue(), String.valueOf(column.getKey()), orient));
    }
    requireAlike(columns);
    Set<Object> keys = new LinkedHashSet<>();
    keyed.values().forEach(cells -> keys.addAll(cells.keySet()));
    List<Object> rows = new ArrayList<>();
    for (Object key : keys) {
      Map<Object, Object> row = new LinkedHashMap<>();
      keyed.forEach((name, cells) -> row.put(name, cells.get(key)));
      rows.add(row);
    }
    return rows;
  }

  private static Map<Object, Object> numbered(List<?> cells) {
    Map<Object, Object> numbered = new LinkedHashMap<>();
    cells.forEach(cell -> numbered.put(numbered.size(), cell));
    return numbered;
  }

  /** Cells without keys belong together by their positions. */
  private static void requireAlike(Map<?, ?> columns) throws BadData {
    Object first = null;
    for (Map.Entry<?, ?> column : columns.entrySet()) {
      if (column.getValue() instanceof List<?> cells) {
        first = first == null ? column.getKey() : first;
        int wanted = ((List<?>) columns.get(first)).size();
        if (cells.size() != wanted) {
          throw new BadData(
              "at "
                  + column.getKey()
                  + ": expected "
                  + wanted
                  + " cells, as '"
                  + first
                  + "' has, found "
                  + cells.size()
                  + ".");
        }
      }
    }
  }

  private static List<Object> ofSplit(Map<?, ?> split, String orient) throws BadData {
    List<Object> names = OrientParts.list(split.get("columns"), "columns", orient);
    List<Object> rows = new ArrayList<>();
    for (Object cells : OrientParts.list(split.get("data"), "data", orient)) {
      String place = "data[" + rows.size() + "]";
      List<Object> values = OrientParts.list(cells, place, orient);
      if (values.size() != names.size()) {
        throw new BadData(
            "at "
                + place
                + ": expected a cell for each of the "
                + names.size()
                + " columns, found "
                + values.size()
                + ".");
      }
      rows.add(row(names, values));
    }
    return rows;
  }

  private static List<Object> ofValues(List<?> data, String orient) throws BadData {
    List<Object> rows = new ArrayList<>();
    for (Object cells : data) {
      rows.add(row(List.of(), OrientParts.list(cells, "[" + rows.size() + "]", orient)));
    }
    return rows;
  }

  private static Map<Object, Object> row(List<?> names, List<?> values) {
    Map<Object, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = i < names.size() ? String.valueOf(names.get(i)) : "column_" + (i + 1);
      row.put(name, values.get(i));
    }
    return row;
  }

  /** The table in a form that is not an array of objects. */
  static Object of(Table table, String orient) throws BadData {
    return switch (orient) {
      case "columns" -> columns(table);
      case "index" -> index(table);
      case "table" -> TableSchema.of(table);
      case "split" -> {
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("columns", table.names());
        split.put("index", numbers(table.rows()));
        split.put("data", values(table));
        yield split;
      }
      default -> values(table);
    };
  }

  private static Map<String, Object> columns(Table table) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int row = 0; row < table.rows(); row++) {
        cells.put(String.valueOf(row), column.get(row));
      }
      columns.put(column.name(), cells);
    }
    return columns;
  }

  private static Map<String, Object> index(Table table) {
    Map<String, Object> rows = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        cells.put(column.name(), column.get(row));
      }
      rows.put(String.valueOf(row), cells);
    }
    return rows;
  }

  private static List<Object> numbers(int rows) {
    List<Object> numbers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      numbers.add(row);
    }
    return numbers;
  }

  private static List<Object> values(Table table) {
    List<Object> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<Object> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        cells.add(column.get(row));
      }
      rows.add(cells);
    }
    return rows;
  }
}
