package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * YAML's values in the plain model: numbers are doubles, dates and such are their text, and what an
 * alias stands for is written out; so a text can hold much more than it is long, or itself.
 */
final class YamlValues {

  private static final int MOST = 1_000_000;

  private int count;

  /** The plain value; one too large or too deep is refused. */
  Object plain(Object value) throws MalformedSpec {
    return plain(value, 0);
  }

  private Object plain(Object value, int depth) throws MalformedSpec {
    if (depth > JsonValues.MAX_DEPTH) {
      throw refused(
          "the pipeline spec is nested deeper than "
              + JsonValues.MAX_DEPTH
              + " levels, or contains itself");
    }
    if (++count > MOST) {
      throw refused(
          "the pipeline spec has more than " + MOST + " values after its aliases are expanded");
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(plain(element, depth + 1));
      }
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(key(entry.getKey()), plain(entry.getValue(), depth + 1));
      }
      return copy;
    }
    return scalar(value);
  }

  private static String key(Object key) throws MalformedSpec {
    if (key instanceof List<?> || key instanceof Map<?, ?>) {
      throw refused("the pipeline spec has a key that is not text");
    }
    return String.valueOf(key);
  }

  private static Object scalar(Object value) throws MalformedSpec {
    if (value instanceof Number number) {
      if (!Double.isFinite(number.doubleValue())) {
        throw refused("the pipeline spec has the number " + number + ", which JSON does not have");
      }
      return number.doubleValue();
    }
    boolean plain = value == null || value instanceof String || value instanceof Boolean;
    return plain ? value : value.toString();
  }

  private static MalformedSpec refused(String problem) {
    return new MalformedSpec(List.of(problem));
  }
}
