package io.github.vertexmaven.catalog.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a csv dataset, checked before.
 *
 * @param columns which columns to read; with {@code header: false} how the file's columns are
 *     called
 */
record CsvOptions(
    char delimiter, boolean header, Optional<List<String>> columns, String lineSeparator) {

  static CsvOptions of(Map<String, Object> arguments) {
    Object delimiter = arguments.getOrDefault("delimiter", arguments.getOrDefault("sep", ","));
    Object columns = arguments.get("columns");
    Object separator = arguments.getOrDefault("line_separator", "\n");
    return new CsvOptions(
        ((String) delimiter).charAt(0),
        !Boolean.FALSE.equals(arguments.get("header")),
        columns == null ? Optional.empty() : Optional.of(names((List<?>) columns)),
        (String) separator);
  }

  private static List<String> names(List<?> names) {
    List<String> columns = new ArrayList<>();
    for (Object name : names) {
      columns.add((String) name);
    }
    return List.copyOf(columns);
  }
}
