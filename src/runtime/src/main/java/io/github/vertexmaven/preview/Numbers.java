package io.github.vertexmaven.preview;

import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a value that is a small map of numbers, as metrics are. */
public final class Numbers {

  private static final int MAX_NUMBERS = 32;

  private Numbers() {}

  /** Empty for everything else. */
  public static Map<String, Object> of(Object value) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map && map.size() <= MAX_NUMBERS) {
      map.forEach(
          (key, number) -> {
            if (number instanceof Number n && Double.isFinite(n.doubleValue())) {
              numbers.put(String.valueOf(key), n);
            }
          });
    }
    return numbers;
  }
}
