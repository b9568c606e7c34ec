package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.FloatFormat;
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

  /** The names of the header: those that are given, or the table's own. */
  public static List<String> header(Table table, Map<String, Object> saveArgs) throws BadData {
    if (!(saveArgs.get("header") instanceof List<?> given)) {
      return table.names();
    }
    if (given.size() != table.names().size()) {
      throw new BadData(
          "save_args.header has "
              + given.size()
              + (given.size() == 1 ? " name" : " names")
              + ", and the table "
              + table.names().size()
              + " columns.");
    }
    List<String> names = new ArrayList<>();
    given.forEach(name -> names.add((String) name));
    return names;
  }

  /** Whether there is a header at all. */
  public static boolean hasHeader(Map<String, Object> saveArgs) {
    return !saveArgs.containsKey("header")
        || saveArgs.get("header") != null && !Boolean.FALSE.equals(saveArgs.get("header"));
  }

  /** The table whose cells are as {@code na_rep} and {@code float_format} want them. */
  public static Table withCells(Table table, Map<String, Object> saveArgs) {
    Object empty = saveArgs.get("na_rep");
    FloatFormat decimals =
        saveArgs.get("float_format") instanceof String form ? FloatFormat.of(form) : null;
    if (empty == null && decimals == null) {
      return table;
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Object[] cells = column.boxed().clone();
      for (int row = 0; row < cells.length; row++) {
        if (cells[row] == null) {
          cells[row] = empty;
        } else if (decimals != null
            && (cells[row] instanceof Double || cells[row] instanceof Float)
            && Double.isFinite(((Number) cells[row]).doubleValue())) {
          cells[row] = Double.valueOf(decimals.text(((Number) cells[row]).doubleValue()));
        }
      }
      columns.add(Column.of(column.name(), cells));
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
