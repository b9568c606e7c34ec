package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A table as the arguments for saving want it. */
public final class SavedTable {

  private SavedTable() {}

  /** The wanted columns in their order, behind the numbers of the rows where these are wanted. */
  public static Table of(Table table, Map<String, Object> saveArgs) throws BadData {
    List<Column> columns = new ArrayList<>();
    if (Boolean.TRUE.equals(saveArgs.get("index"))) {
      Object label = saveArgs.get("index_label");
      columns.add(numbers(label instanceof String name ? name : "", table.rows()));
    }
    if (saveArgs.get("columns") instanceof List<?> wanted) {
      for (Object name : wanted) {
        columns.add(column(table, (String) name));
      }
    } else {
      columns.addAll(table.columns());
    }
    return new Table(columns, table.rows());
  }

  private static Column column(Table table, String name) throws BadData {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new BadData(
                    "save_args.columns names '"
                        + name
                        + "', which the table lacks"
                        + DidYouMean.suffix(table.names(), name)));
  }

  private static Column numbers(String name, int rows) {
    long[] numbers = new long[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = row;
    }
    return Column.ofLongs(name, numbers, new BitSet());
  }
}
