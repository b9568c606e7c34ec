package io.github.vertexmaven.preview;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table's size, its columns with their types and empty cells, and its first rows. */
final class TablePreview {

  private static final int MAX_COLUMNS = 50;
  private static final int MAX_CELL = 120;

  /** Of a longer table only the beginning is looked at: counting empty cells takes long. */
  private static final int MAX_COUNTED = 100_000;

  private TablePreview() {}

  /** A DataFrame. */
  static Map<String, Object> ofFrame(Object frame, int shown) throws BadData {
    int rows = DataFrames.height(frame);
    Object counted = rows <= MAX_COUNTED ? frame : DataFrames.head(frame, MAX_COUNTED);
    return of(Shape.table(counted, Object.class), rows, shown);
  }

  /** A list of records or maps. */
  static Map<String, Object> ofRows(Collection<?> rows, int shown) throws BadData {
    Collection<?> counted =
        rows.size() <= MAX_COUNTED ? rows : rows.stream().limit(MAX_COUNTED).toList();
    return of(Shape.table(counted, Object.class), rows.size(), shown);
  }

  private static Map<String, Object> of(Table table, int rows, int headRows) {
    Map<String, Object> preview = new LinkedHashMap<>();
    List<Column> columns = table.columns();
    preview.put("kind", "table");
    preview.put("rows", rows);
    if (table.rows() < rows) {
      preview.put("counted", table.rows());
    }
    preview.put("width", columns.size());
    List<Column> shown = columns.subList(0, Math.min(columns.size(), MAX_COLUMNS));
    preview.put("columns", shown.stream().map(TablePreview::column).toList());
    List<Object> head = new ArrayList<>();
    for (int row = 0; row < Math.min(table.rows(), headRows); row++) {
      head.add(row(shown, row));
    }
    preview.put("head", head);
    return preview;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", ShortText.of(column.name(), 200));
    json.put("type", type(column));
    json.put("nulls", nulls(column));
    return json;
  }

  private static String type(Column column) {
    if (column.type() != ColumnType.OTHER) {
      return column.type().word();
    }
    for (int row = 0; row < column.size(); row++) {
      if (column.get(row) != null) {
        return column.get(row).getClass().getSimpleName();
      }
    }
    return column.type().word();
  }

  private static int nulls(Column column) {
    int nulls = 0;
    if (!column.isPrimitive()) {
      for (int row = 0; row < column.size(); row++) {
        nulls += column.get(row) == null ? 1 : 0;
      }
    }
    return nulls;
  }

  /** An empty cell is null; all others are texts. */
  private static List<Object> row(List<Column> columns, int row) {
    List<Object> cells = new ArrayList<>();
    for (Column column : columns) {
      Object cell = column.get(row);
      cells.add(cell == null ? null : TextPreview.ofCell(cell, MAX_CELL));
    }
    return cells;
  }
}
