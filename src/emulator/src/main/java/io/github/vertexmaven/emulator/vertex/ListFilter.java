package io.github.vertexmaven.emulator.vertex;

import java.util.Map;
import java.util.function.Predicate;

/**
 * The {@code filter} of a list, in the part of AIP-160 that the service documents: comparisons,
 * AND, OR (which binds tighter), NOT, parentheses, and {@code *} in equality.
 */
final class ListFilter {

  private final Predicate<Fields> predicate;

  ListFilter(Predicate<Fields> predicate) {
    this.predicate = predicate;
  }

  /** What can be filtered: strings, times and maps by name; null where there is none. */
  interface Fields {
    Object field(String name);
  }

  boolean accepts(Fields fields) {
    return predicate.test(fields);
  }

  /** A comparison; a missing field matches nothing but {@code !=}. */
  static Predicate<Fields> comparison(String path, String operator, String wanted) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String key = dot < 0 ? "" : path.substring(dot + 1);
    return fields -> compared(part(fields.field(name), key), operator, wanted);
  }

  private static Object part(Object field, String key) {
    return key.isEmpty() || !(field instanceof Map<?, ?> map) ? field : map.get(key);
  }

  private static boolean compared(Object field, String operator, String wanted) {
    return switch (operator) {
      case "=" -> FilterValue.equal(field, wanted);
      case "!=" -> !FilterValue.equal(field, wanted);
      case ":" -> FilterValue.has(field, wanted);
      default -> field != null && ordered(FilterValue.compare(field, wanted), operator);
    };
  }

  private static boolean ordered(int order, String operator) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
