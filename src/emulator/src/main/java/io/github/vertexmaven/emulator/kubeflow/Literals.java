package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.List;
import java.util.Map;

/** The values that a spec allows for a parameter, if it names them. */
final class Literals {

  private Literals() {}

  /** Refuses a parameter that is given another value. */
  static void check(Map<String, Object> spec, Map<String, Object> given) {
    Map<String, Object> declared = at(at(at(spec, "root"), "inputDefinitions"), "parameters");
    given.forEach(
        (name, value) -> {
          if (at(declared, name).get("literals") instanceof List<?> allowed
              && !allowed.isEmpty()
              && !allowed.contains(value)) {
            throw ApiFault.invalid(
                "input parameter "
                    + name
                    + " must be one of "
                    + JsonValues.write(allowed)
                    + ", but the parameter value is "
                    + JsonValues.write(value));
          }
        });
  }

  private static Map<String, Object> at(Map<String, Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> inner ? JsonValues.object(inner) : Map.of();
  }
}
