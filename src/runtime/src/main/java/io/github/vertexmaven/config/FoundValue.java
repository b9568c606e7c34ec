package io.github.vertexmaven.config;

import java.util.List;
import java.util.Map;

/** What stands in place of a placeholder. */
final class FoundValue {

  private FoundValue() {}

  /** How many values it is made of, itself included. */
  static long size(Object value) {
    if (value instanceof Map<?, ?> map) {
      return 1 + map.values().stream().mapToLong(FoundValue::size).sum();
    }
    return value instanceof List<?> list ? 1 + list.stream().mapToLong(FoundValue::size).sum() : 1;
  }

  /** As a part of a longer text. */
  static String text(Object value) {
    return value instanceof UnquotedText unquoted
        ? unquoted.text()
        : value instanceof ScalarText typed ? typed.text() : String.valueOf(value);
  }
}
