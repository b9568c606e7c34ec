package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns of equal length: the form between every file format and what nodes ask for.
 *
 * @param columns in their order, with different names
 * @param rows how many; also a table without columns may have rows
 */
public record Table(List<Column> columns, int rows) {

  /** Refuses columns of another length. */
  public Table {
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            "column '" + column.name() + "' has " + column.size() + " rows, not " + rows);
      }
    }
  }

  /**
   * Formats that can spell a name twice ask here first.
   *
   * @throws BadData when two columns have the same name
   */
  public static void requireDistinct(List<String> names) throws BadData {
    Set<String> distinct = new HashSet<>();
    for (String name : names) {
      if (!distinct.add(name)) {
        throw new BadData("two columns are named '" + name + "'.");
      }
    }
  }

  /** The columns' names in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(columns.size());
    for (Column column : columns) {
      names.add(column.name());
    }
    return names;
  }

  /** The column of that name. */
  public Optional<Column> column(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
