package io.github.vertexmaven.mlflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of a map that may be missing or null. */
record Keys(Map<String, Object> map) {

  Keys keys(String key) {
    Map<String, Object> inner = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> found) {
      found.forEach(
          (name, value) -> {
            if (value != null) {
              inner.put(String.valueOf(name), value);
            }
          });
    }
    return new Keys(inner);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf).filter(s -> !s.isBlank());
  }

  Optional<Boolean> flag(String key) {
    return Optional.ofNullable(map.get(key)).map(Boolean.TRUE::equals);
  }

  List<String> texts(String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
