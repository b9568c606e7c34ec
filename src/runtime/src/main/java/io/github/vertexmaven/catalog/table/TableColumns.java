package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns that a layout chooses of those that a file has.
 *
 * @param names all names in the file's order; empty for a column that has none
 * @param at the column at each position; null where none is wanted
 * @param chosen the wanted ones in their order
 */
public record TableColumns(List<String> names, TextColumn[] at, List<TextColumn> chosen) {

  /**
   * Chooses columns.
   *
   * @param header the names as the file has them
   * @param sheet whether columns without name are none, as in spreadsheets
   * @throws BadData when two have one name, or a wanted one is not there
   */
  public static TableColumns of(List<String> header, TableLayout layout, boolean sheet)
      throws BadData {
    List<String> names = layout.repaired() ? repaired(header) : header;
    requireDistinct(names, sheet);
    TextColumn[] at = new TextColumn[names.size()];
    List<TextColumn> chosen = new ArrayList<>();
    if (layout.columns().isEmpty()) {
      for (int i = 0; i < at.length; i++) {
        if (!(sheet && names.get(i).isEmpty())) {
          take(i, names, layout, at, chosen);
        }
      }
    } else {
      choose(names, layout, at, chosen);
    }
    return new TableColumns(names, at, chosen);
  }

  /** Names for a file that has none. */
  public static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  /** Names for columns behind those that have one, up to a count. */
  public static List<String> unnamed(List<String> known, int count, TableLayout layout) {
    List<String> names =
        layout.repaired() ? repaired(padded(known, count)) : new ArrayList<>(numbered(count));
    return List.copyOf(names.subList(known.size(), count));
  }

  private static List<String> padded(List<String> known, int count) {
    List<String> names = new ArrayList<>(known);
    names.addAll(Collections.nCopies(count - known.size(), ""));
    return names;
  }

  private static void take(
      int i, List<String> names, TableLayout layout, TextColumn[] at, List<TextColumn> chosen) {
    if (!isRowNumber(i, names, layout)) {
      at[i] = new TextColumn(names.get(i));
      chosen.add(at[i]);
    }
  }

  /** An index without name is a number of each row, which a table here does not have. */
  private static boolean isRowNumber(int i, List<String> names, TableLayout layout) {
    boolean unnamed = names.get(i).isEmpty() || names.get(i).startsWith("Unnamed: ");
    return unnamed && layout.index().contains((long) i);
  }

  private static void choose(
      List<String> names, TableLayout layout, TextColumn[] at, List<TextColumn> chosen)
      throws BadData {
    for (Object wanted : layout.columns().orElseThrow()) {
      int index =
          wanted instanceof Long position && position < names.size()
              ? position.intValue()
              : names.indexOf(wanted);
      if (index < 0) {
        String name = String.valueOf(wanted);
        throw new BadData(
            "load_args."
                + layout.chooser()
                + " names '"
                + name
                + "', which the header lacks"
                + DidYouMean.suffix(names, name));
      }
      at[index] = new TextColumn(names.get(index));
      if (layout.ordered()) {
        chosen.add(at[index]);
      }
    }
    for (TextColumn column : at) {
      if (!layout.ordered() && column != null) {
        chosen.add(column);
      }
    }
  }

  private static void requireDistinct(List<String> names, boolean sheet) throws BadData {
    Set<String> distinct = new HashSet<>();
    for (String name : names) {
      if (!distinct.add(name) && !name.isEmpty()) {
        throw new BadData(
            "two columns are named '"
                + name
                + "'; with load_args.repair_header: true the second one is '"
                + name
                + ".1'.");
      }
    }
    if (!sheet && names.stream().filter(String::isEmpty).count() > 1) {
      throw new BadData(
          "two columns have no name; with load_args.repair_header: true they get one.");
    }
  }

  /** As the Python system names them. */
  private static List<String> repaired(List<String> header) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>(header);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? "Unnamed: " + i : header.get(i);
      int count = seen.merge(name, 1, Integer::sum) - 1;
      String distinct = name;
      while (count > 0 && !taken.add(distinct = name + "." + count)) {
        count = seen.merge(name, 1, Integer::sum) - 1;
      }
      names.add(distinct);
    }
    return names;
  }
}
