package io.github.vertexmaven.core.submit;

import io.github.vertexmaven.config.ConfValue;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a run that differ from those compiled into the spec. */
public final class ParameterOverrides {

  private ParameterOverrides() {}

  /**
   * The new values by top-level key.
   *
   * @param inputs the inputs of the spec; what no node reads is not sent
   */
  public static Map<String, Object> of(
      ConfValue.Mapping compiled, ConfValue.Mapping wanted, Set<String> inputs) {
    Map<String, Object> overrides = new TreeMap<>();
    for (String key : inputs) {
      Object value = wanted.get(key).map(ConfValue::plain).orElse(null);
      Object before = compiled.get(key).map(ConfValue::plain).orElse(null);
      if (value != null && !Objects.equals(value, before)) {
        overrides.put(key, value);
      }
    }
    return overrides;
  }
}
