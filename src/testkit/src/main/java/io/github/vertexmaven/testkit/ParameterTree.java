package io.github.vertexmaven.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters as a file would have them. */
final class ParameterTree {

  private ParameterTree() {}

  /** The same with another value at a path of keys, which dots separate. */
  static Map<String, Object> with(Map<String, Object> tree, String path, Object value) {
    return replaced(tree, List.of(path.split("\\.")), asInYaml(value));
  }

  /** Numbers as a file has them, so that {@code 5} is the same in a test. */
  private static Object asInYaml(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, child) -> copy.put(String.valueOf(key), asInYaml(child)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ParameterTree::asInYaml).toList();
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return value instanceof Float number ? (Object) Double.valueOf(number.toString()) : value;
  }

  private static Map<String, Object> replaced(Map<?, ?> tree, List<String> path, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    tree.forEach((key, child) -> copy.put(String.valueOf(key), child));
    String key = path.get(0);
    Object child = copy.get(key);
    copy.put(
        key,
        path.size() == 1
            ? value
            : replaced(
                child instanceof Map<?, ?> map ? map : Map.of(),
                path.subList(1, path.size()),
                value));
    return copy;
  }
}
