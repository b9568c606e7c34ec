package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a condition calls {@code inputs}: an executor input's, under its proto names too. */
final class ConditionInputs {

  private ConditionInputs() {}

  static Map<String, Object> of(Values values) {
    Map<String, Object> artifacts = new LinkedHashMap<>();
    values
        .artifacts()
        .forEach((name, list) -> artifacts.put(name, ExecutorInputJson.artifacts(list)));
    Map<String, Object> tagged = new LinkedHashMap<>();
    values.parameters().forEach((name, value) -> tagged.put(name, tagged(value)));
    return Map.of(
        "parameter_values", values.parameters(), "parameters", tagged, "artifacts", artifacts);
  }

  private static Map<String, Object> tagged(Object value) {
    if (value instanceof Double number) {
      return Map.of("double_value", number, "int_value", (long) (double) number);
    }
    return Map.of("string_value", ParameterText.of(value));
  }
}
