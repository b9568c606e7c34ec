package io.github.vertexmaven.core.json;

import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON that people or other programs wrote, or will read, as plain values: Map, List, String,
 * Boolean, Long, BigInteger, Double and null, in the order in which they stand.
 */
public final class PlainJson {

  private PlainJson() {}

  /**
   * Reads a text.
   *
   * @throws JsonException when it is not JSON
   */
  public static Object parse(String text) {
    try {
      return Json.lenient(text);
    } catch (IOException e) {
      throw new JsonException(e);
    }
  }

  /** The same value where null says no more than that something is not there. */
  public static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            if (item != null) {
              kept.put(String.valueOf(key), withoutNulls(item));
            }
          });
      return kept;
    }
    return value instanceof Collection<?> items
        ? items.stream().map(PlainJson::withoutNulls).collect(Collectors.toList())
        : value;
  }

  /** In one line. */
  public static String compact(Object value) {
    return Json.line(value);
  }

  /** Over several lines, without a line feed at the end. */
  public static String pretty(Object value) {
    return Json.lines(value, "  ");
  }
}
