package io.github.vertexmaven.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/** Merges maps deeply; everything else is replaced. */
final class DeepMerge {

  private DeepMerge() {}

  static Map<String, Object> of(Map<String, Object> existing, Map<String, Object> generated) {
    Map<String, Object> merged = new LinkedHashMap<>(existing);
    generated.forEach((key, value) -> merged.put(key, value(existing.get(key), value)));
    return merged;
  }

  private static Object value(Object existing, Object generated) {
    return existing instanceof Map<?, ?> left && generated instanceof Map<?, ?> right
        ? of(texts(left), texts(right))
        : generated;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), value));
    return texts;
  }
}
