package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.DatePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the texts of cells mean: which are empty, how numbers and dates are written. The same
 * arguments mean the same in every format whose cells are texts.
 *
 * @param nulls texts that mean an empty cell
 * @param nullsOf the same for single columns
 * @param decimal the point of decimals
 * @param thousands what groups digits; 0 for nothing
 * @param dates columns with dates, as names or positions
 * @param everyDate whether each column whose texts are all dates is one
 * @param pattern how dates are written
 */
public record CellRules(
    Set<String> nulls,
    Map<String, Set<String>> nullsOf,
    char decimal,
    char thousands,
    List<?> dates,
    boolean everyDate,
    DatePattern pattern) {

  /** Those that the Python system takes for empty. */
  private static final List<String> USUAL_NULLS =
      List.of(
          "#N/A",
          "#N/A N/A",
          "#NA",
          "-1.#IND",
          "-1.#QNAN",
          "-NaN",
          "-nan",
          "1.#IND",
          "1.#QNAN",
          "<NA>",
          "N/A",
          "NA",
          "NULL",
          "NaN",
          "None",
          "n/a",
          "nan",
          "null");

  /** The checked arguments. */
  public static CellRules of(Map<String, Object> arguments) {
    Set<String> nulls = new HashSet<>();
    Map<String, Set<String>> nullsOf = new HashMap<>();
    Object given = arguments.get("na_values");
    if (given instanceof Map<?, ?> map) {
      map.forEach((column, texts) -> nullsOf.put((String) column, texts(texts)));
    } else if (given != null) {
      nulls.addAll(texts(given));
    }
    if (Boolean.TRUE.equals(arguments.get("keep_default_na"))) {
      nulls.addAll(USUAL_NULLS);
    }
    Object dates = arguments.get("parse_dates");
    return new CellRules(
        nulls,
        nullsOf,
        character(arguments.get("decimal"), '.'),
        character(arguments.get("thousands"), (char) 0),
        dates instanceof List<?> list ? list : List.of(),
        Boolean.TRUE.equals(dates),
        pattern(arguments));
  }

  private static Set<String> texts(Object given) {
    Set<String> texts = new HashSet<>();
    if (given instanceof List<?> list) {
      list.forEach(text -> add(String.valueOf(text), texts));
    } else {
      add(String.valueOf(given), texts);
    }
    return texts;
  }

  /** A whole number means the same with a point, as for pandas. */
  private static void add(String text, Set<String> texts) {
    texts.add(text);
    if (text.matches("[+-]?[0-9]+")) {
      texts.add(text + ".0");
    } else if (text.matches("[+-]?[0-9]+\\.0+")) {
      texts.add(text.substring(0, text.indexOf('.')));
    }
  }

  private static char character(Object given, char otherwise) {
    return given instanceof String text ? text.charAt(0) : otherwise;
  }

  private static DatePattern pattern(Map<String, Object> arguments) {
    if (arguments.get("date_format") instanceof String format) {
      return DatePattern.of(format);
    }
    return Boolean.TRUE.equals(arguments.get("dayfirst"))
        ? DatePattern.dayFirst()
        : DatePattern.ISO;
  }

  /** Whether numbers have the point alone. */
  boolean isPlain() {
    return decimal == '.' && thousands == 0;
  }

  /** Whether cells mean what they spell, and nothing else. */
  public boolean isUsual() {
    return isPlain() && nulls.isEmpty() && nullsOf.isEmpty() && dates.isEmpty() && !everyDate;
  }

  /** The texts of a column that mean an empty cell. */
  Set<String> nullsOf(String column) {
    Set<String> own = nullsOf.get(column);
    if (own == null) {
      return nulls;
    }
    Set<String> both = new HashSet<>(nulls);
    both.addAll(own);
    return both;
  }

  /** Whether a column is said to hold dates. */
  public boolean isDate(String column, int position) {
    return dates.contains(column) || dates.contains((long) position);
  }

  /** The columns that are said to hold dates, for those who look for slips. */
  public List<String> namedDates() {
    List<String> names = new ArrayList<>();
    for (Object date : dates) {
      if (date instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }
}
