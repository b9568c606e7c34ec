package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Map;
import java.util.TreeSet;

/** Single values with the paths that lead to them. */
final class Leaves {

  private Leaves() {}

  /** Adds those of an object, sorted. */
  static void add(String path, LenientFields fields, Map<String, String> out) {
    for (String key : new TreeSet<>(fields.plain().keySet())) {
      String at = path.isEmpty() ? key : path + "." + key;
      Object value = fields.value(key);
      if (value instanceof Map<?, ?>) {
        add(at, LenientFields.of(value), out);
      } else {
        out.put(at, LenientFields.words(value));
      }
    }
  }
}
