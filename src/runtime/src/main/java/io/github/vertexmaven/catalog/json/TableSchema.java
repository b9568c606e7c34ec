package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table with a schema of its columns, as pandas writes it with {@code orient: table}. */
final class TableSchema {

  /** What pandas calls the numbers of rows that have no name. */
  private static final String INDEX = "index";

  /** Of the form, not of the library. */
  private static final String VERSION = "1.4.0";

  private TableSchema() {}

  /** The rows; their numbers, which a table here does not have, are left out. */
  static List<Object> rows(Map<?, ?> document, String orient) throws BadData {
    Map<?, ?> schema = OrientParts.map(document.get("schema"), "schema", orient);
    boolean numbered =
        schema.get("primaryKey") instanceof List<?> keys && keys.equals(List.of(INDEX));
    List<Object> rows = new ArrayList<>();
    for (Object each : OrientParts.list(document.get("data"), "data", orient)) {
      Map<Object, Object> row =
          new LinkedHashMap<>(OrientParts.map(each, "data[" + rows.size() + "]", orient));
      if (numbered) {
        row.remove(INDEX);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The document of a table. */
  static Map<String, Object> of(Table table) throws BadData {
    if (table.column(INDEX).isPresent()) {
      throw new BadData(
          "column 'index': the form table has the numbers of rows under this name; use another form.");
    }
    List<Object> fields = new ArrayList<>();
    fields.add(field(INDEX, "integer"));
    table.columns().forEach(column -> fields.add(field(column.name(), type(column))));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", fields);
    schema.put("primaryKey", List.of(INDEX));
    schema.put("pandas_version", VERSION);
    List<Object> data = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Map<String, Object> cells = new LinkedHashMap<>();
      cells.put(INDEX, row);
      for (Column column : table.columns()) {
        cells.put(column.name(), column.get(row));
      }
      data.add(cells);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", schema);
    document.put("data", data);
    return document;
  }

  private static Map<String, Object> field(String name, String type) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", name);
    field.put("type", type);
    return field;
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case LONG -> "integer";
      case DOUBLE -> "number";
      case BOOLEAN -> "boolean";
      default -> holdsDates(column) ? "datetime" : "string";
    };
  }

  private static boolean holdsDates(Column column) {
    boolean dates = false;
    for (int row = 0; row < column.size(); row++) {
      Object cell = column.get(row);
      if (cell != null && !(cell instanceof LocalDate) && !(cell instanceof LocalDateTime)) {
        return false;
      }
      dates |= cell != null;
    }
    return dates;
  }
}
