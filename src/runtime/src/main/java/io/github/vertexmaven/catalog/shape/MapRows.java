package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Optionals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows as maps from column name to cell, in the order of the columns. */
final class MapRows {

  private MapRows() {}

  static List<Map<String, Object>> read(Table table) {
    List<Map<String, Object>> rows = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        cells.put(column.name(), column.get(row));
      }
      rows.add(Collections.unmodifiableMap(cells));
    }
    return Collections.unmodifiableList(rows);
  }

  /**
   * Every key of every row is a column, in the order of first use; a row without the key has an
   * empty cell.
   */
  static Table table(Collection<?> rows) throws BadData {
    Map<String, Object[]> columns = new LinkedHashMap<>();
    int index = 0;
    for (Object row : rows) {
      if (!(row instanceof Map<?, ?> cells)) {
        throw MixedRows.problem(index, row, "map");
      }
      for (Map.Entry<?, ?> cell : cells.entrySet()) {
        String name = String.valueOf(cell.getKey());
        columns.computeIfAbsent(name, key -> new Object[rows.size()])[index] =
            Optionals.orNull(cell.getValue());
      }
      index++;
    }
    List<Column> found = new ArrayList<>(columns.size());
    columns.forEach((name, cells) -> found.add(Column.of(name, cells)));
    return new Table(found, rows.size());
  }
}
