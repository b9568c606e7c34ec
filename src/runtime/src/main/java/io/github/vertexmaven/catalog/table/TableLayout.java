package io.github.vertexmaven.catalog.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a table lies among the rows of a file. The same arguments mean the same in every format
 * that has rows of cells.
 *
 * @param header the row with the names, counted from 0 among those that are read; -1 for none
 * @param names the columns' names, in place of those in the file
 * @param skip rows at the beginning that are not looked at
 * @param skipped rows that are not looked at, counted from 0
 * @param most rows of data at most
 * @param footer rows at the end that are no data
 * @param comment what a row begins with that is none; 0 for nothing
 * @param columns the wanted ones, as names or positions
 * @param ordered whether the wanted ones come in their own order, not in the file's
 * @param chooser the argument that names them
 * @param index columns whose values number the rows when they have no name
 * @param repaired whether columns without name get one, and a second one of a name another
 */
public record TableLayout(
    int header,
    Optional<List<String>> names,
    int skip,
    Set<Long> skipped,
    int most,
    int footer,
    char comment,
    Optional<List<Object>> columns,
    boolean ordered,
    String chooser,
    List<Object> index,
    boolean repaired) {

  /** The checked arguments. */
  public static TableLayout of(Map<String, Object> arguments) {
    Optional<List<String>> names = names(arguments.get("names"));
    int header = header(arguments, names.isPresent());
    Optional<List<Object>> columns = objects(arguments.get("columns"));
    boolean named = header < 0 && columns.isPresent() && names.isEmpty();
    if (named) {
      names = names(arguments.get("columns"));
    }
    boolean own = columns.isPresent() && !named;
    Set<Long> skipped = new HashSet<>();
    if (arguments.get("skiprows") instanceof List<?> rows) {
      rows.forEach(row -> skipped.add((Long) row));
    }
    Object comment = arguments.get("comment");
    return new TableLayout(
        header,
        names,
        count(arguments.get("skiprows"), 0),
        skipped,
        count(arguments.get("nrows"), Integer.MAX_VALUE),
        count(arguments.get("skipfooter"), 0),
        comment instanceof String mark ? mark.charAt(0) : (char) 0,
        own ? columns : objects(arguments.get("usecols")),
        own,
        own ? "columns" : "usecols",
        index(arguments.get("index_col")),
        Boolean.TRUE.equals(arguments.get("repair_header")));
  }

  private static int header(Map<String, Object> arguments, boolean named) {
    if (!arguments.containsKey("header")) {
      return named ? -1 : 0;
    }
    Object header = arguments.get("header");
    return header instanceof Long row ? row.intValue() : Boolean.TRUE.equals(header) ? 0 : -1;
  }

  private static int count(Object given, int otherwise) {
    return given instanceof Long count ? count.intValue() : otherwise;
  }

  private static Optional<List<String>> names(Object given) {
    List<String> names = new ArrayList<>();
    if (given instanceof List<?> list) {
      list.forEach(name -> names.add(String.valueOf(name)));
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
  }

  private static Optional<List<Object>> objects(Object given) {
    return given instanceof List<?> list ? Optional.of(List.copyOf(list)) : Optional.empty();
  }

  private static List<Object> index(Object given) {
    if (given instanceof List<?> list) {
      return List.copyOf(list);
    }
    return given instanceof Long || given instanceof String ? List.of(given) : List.of();
  }

  /** Whether the file itself names the columns. */
  public boolean hasHeader() {
    return header >= 0;
  }

  /** Whether a row is not looked at; the number counts from 0. */
  public boolean skips(long row) {
    return row < skip || !skipped.isEmpty() && skipped.contains(row);
  }
}
