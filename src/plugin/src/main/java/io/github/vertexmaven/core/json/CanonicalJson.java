package io.github.vertexmaven.core.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON in one form: keys sorted, numbers as the service keeps them, which knows only doubles. What
 * is equal so means the same.
 */
public final class CanonicalJson {

  /** Up to here a double holds every whole number. */
  private static final double WHOLE = 1L << 53;

  private CanonicalJson() {}

  /** A value in that form. */
  public static Object of(Object value) {
    if (value instanceof Map<?, ?> map) {
      SortedMap<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(String.valueOf(key), of(item)));
      return Collections.unmodifiableMap(sorted);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CanonicalJson::of).collect(Collectors.toList());
    }
    return value instanceof Number number ? number(number.doubleValue()) : value;
  }

  private static Number number(double number) {
    return number == Math.rint(number) && Math.abs(number) <= WHOLE
        ? (Number) (long) number
        : (Number) number;
  }
}
