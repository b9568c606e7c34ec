package io.github.vertexmaven.catalog.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the cells of a column are. */
public enum ColumnType {
  BOOLEAN,
  LONG,
  DOUBLE,
  STRING,
  /** Dates and times: only as what a column is wanted to be; then its cells are others. */
  DATE,
  /** Dates, decimals, lists: only in tables that were made in Java, or read from json. */
  OTHER;

  /** The names that {@code load_args.types} may use. */
  public static final List<String> NAMES = List.of("boolean", "date", "double", "long", "string");

  /** The type of that name, in lower case. */
  public static Optional<ColumnType> named(String name) {
    return NAMES.contains(name)
        ? Optional.of(valueOf(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The type that a name of the Python system stands for. */
  public static Optional<ColumnType> ofPython(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    if (word.matches("u?int(8|16|32|64)?")) {
      return Optional.of(LONG);
    }
    if (word.matches("float(16|32|64)?")) {
      return Optional.of(DOUBLE);
    }
    if (word.matches("(str(ing)?|utf8)(\\[.*])?|object|category|categorical")) {
      return Optional.of(STRING);
    }
    if (word.matches("bool(ean)?")) {
      return Optional.of(BOOLEAN);
    }
    return word.matches("date(time)?(64)?(\\[.*])?") ? Optional.of(DATE) : named(word);
  }

  /** The name in {@code load_args.types}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
