package io.github.vertexmaven.emulator.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Parameters and artifacts by name; a parameter without a value is absent, never null. */
public record Values(Map<String, Object> parameters, Map<String, List<Artifact>> artifacts) {

  public static final Values NONE = new Values(Map.of(), Map.of());

  public Values {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }

  public Optional<Object> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  public Optional<List<Artifact>> artifact(String name) {
    return Optional.ofNullable(artifacts.get(name));
  }

  public boolean has(String name) {
    return parameters.containsKey(name) || artifacts.containsKey(name);
  }

  /** With one more parameter. */
  public Values with(String name, Object value) {
    return new Values(changed(parameters, map -> put(map, name, value)), artifacts);
  }

  /** With one more input of artifacts. */
  public Values with(String name, List<Artifact> value) {
    return new Values(parameters, changed(artifacts, map -> put(map, name, value)));
  }

  /** Without an input. */
  public Values without(String name) {
    return new Values(
        changed(parameters, map -> cut(map, name)), changed(artifacts, map -> cut(map, name)));
  }

  private static <T> Map<String, T> cut(Map<String, T> map, String name) {
    map.remove(name);
    return map;
  }

  private static <T> Map<String, T> put(Map<String, T> map, String name, T value) {
    map.put(name, value);
    return map;
  }

  private static <T> Map<String, T> changed(
      Map<String, T> map, UnaryOperator<Map<String, T>> change) {
    return change.apply(new LinkedHashMap<>(map));
  }
}
