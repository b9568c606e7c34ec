package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a run, checked against what the root of its spec declares. */
final class Arguments {

  private Arguments() {}

  /** All inputs, with their defaults. */
  static Values of(CheckedSpec spec, Map<String, Object> given) {
    Map<String, InputsSpec.Parameter> declared = spec.root().inputs().parameters();
    Map<String, Object> values = new LinkedHashMap<>();
    declared.forEach(
        (name, input) -> {
          Object value = given.containsKey(name) ? given.get(name) : null;
          if (given.containsKey(name)) {
            check(name, input.type(), value);
          } else if (!input.optional()) {
            throw ApiFault.invalid(
                "parameter "
                    + name
                    + " is not optional, yet has neither default value nor user provided value");
          }
          Object effective = value == null ? input.defaultValue().orElse(null) : value;
          if (effective != null) {
            values.put(name, effective);
          }
        });
    List<String> unknown =
        given.keySet().stream().filter(name -> !declared.containsKey(name)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw ApiFault.invalid(
          "parameter(s) provided are not required by pipeline: "
              + unknown.stream().collect(Collectors.joining(", ")));
    }
    spec.root()
        .inputs()
        .artifacts()
        .forEach(
            (name, input) -> {
              if (!input.optional()) {
                throw ApiFault.invalid("the pipeline takes an artifact, which no run can give");
              }
            });
    return new Values(values, Map.of());
  }

  private static void check(String name, ParameterKind type, Object value) {
    if (type == ParameterKind.TASK_FINAL_STATUS) {
      throw ApiFault.invalid(
          "input parameter "
              + name
              + " requires type TASK_FINAL_STATUS, which is invalid for root component");
    }
    if (!type.accepts(value)) {
      String word =
          switch (type) {
            case NUMBER_DOUBLE, NUMBER_INTEGER -> "double or integer";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case LIST -> "list";
            default -> "struct";
          };
      throw ApiFault.invalid(
          "input parameter "
              + name
              + " requires type "
              + word
              + ", but the parameter value is not of "
              + word
              + " type: "
              + ParameterKind.describe(value));
    }
  }
}
