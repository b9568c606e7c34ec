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
  /** Dates, decimals, lists: only in tables that were made in Java, or read from json. */
  OTHER;

  /** The names that {@code load_args.types} may use. */
  public static final List<String> NAMES = List.of("boolean", "double", "long", "string");

  /** The type of that name, in lower case. */
  public static Optional<ColumnType> named(String name) {
    return NAMES.contains(name)
        ? Optional.of(valueOf(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The name in {@code load_args.types}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
