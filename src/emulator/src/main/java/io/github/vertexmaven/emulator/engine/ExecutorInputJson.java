package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The JSON that {@code {{$}}} stands for (ExecutorInputJson of pipeline_spec.proto), in the shape
 * recorded from the service: each parameter twice, as a value and in the older tagged form.
 */
final class ExecutorInputJson {

  private ExecutorInputJson() {}

  /**
   * The executor input of a task.
   *
   * @param path what a place of the plan is to the task
   */
  static Map<String, Object> of(
      InputsSpec declared, Values inputs, OutputPlan plan, UnaryOperator<String> path) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", inputs(declared, inputs));
    json.put("outputs", outputs(plan, path));
    return json;
  }

  static Map<String, Object> artifacts(List<Artifact> artifacts) {
    return Map.of("artifacts", artifacts.stream().map(Artifact::toJson).toList());
  }

  private static void putUnlessEmpty(
      Map<String, Object> json, String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  private static Map<String, Object> outputs(OutputPlan plan, UnaryOperator<String> path) {
    Map<String, Object> files = new LinkedHashMap<>();
    plan.parameters()
        .forEach((name, uri) -> files.put(name, Map.of("outputFile", path.apply(uri))));
    Map<String, Object> lists = new LinkedHashMap<>();
    plan.artifacts().forEach((name, artifact) -> lists.put(name, artifacts(List.of(artifact))));
    Map<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "parameters", files);
    putUnlessEmpty(json, "artifacts", lists);
    json.put("outputFile", path.apply(plan.executorOutput()));
    return json;
  }

  private static Map<String, Object> inputs(InputsSpec declared, Values inputs) {
    Map<String, Object> tagged = new LinkedHashMap<>();
    inputs
        .parameters()
        .forEach((name, value) -> tagged.put(name, tagged(declared.parameters().get(name), value)));
    Map<String, Object> lists = new LinkedHashMap<>();
    inputs.artifacts().forEach((name, artifacts) -> lists.put(name, artifacts(artifacts)));
    Map<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "parameterValues", inputs.parameters());
    putUnlessEmpty(json, "parameters", tagged);
    putUnlessEmpty(json, "artifacts", lists);
    return json;
  }

  private static Map<String, Object> tagged(InputsSpec.Parameter declared, Object value) {
    boolean fractional = declared != null && declared.type() == ParameterKind.NUMBER_DOUBLE;
    if (value instanceof Double number) {
      return fractional || number != Math.rint(number)
          ? Map.of("doubleValue", value)
          : Map.of("intValue", JsonValues.write(value));
    }
    return Map.of("stringValue", ParameterText.of(value));
  }
}
