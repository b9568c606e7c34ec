package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.OutputPlan;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executor input as the driver writes it: values once, and no list that is empty. */
final class PodInput {

  private PodInput() {}

  static Map<String, Object> of(Values inputs, OutputPlan plan) {
    Map<String, Object> taken = new LinkedHashMap<>();
    putUnlessEmpty(taken, "parameterValues", inputs.parameters());
    putUnlessEmpty(taken, "artifacts", lists(inputs.artifacts()));
    Map<String, Object> files = new LinkedHashMap<>();
    plan.parameters().forEach((name, path) -> files.put(name, Map.of("outputFile", path)));
    Map<String, List<Artifact>> planned = new LinkedHashMap<>();
    plan.artifacts().forEach((name, artifact) -> planned.put(name, List.of(artifact)));
    Map<String, Object> made = new LinkedHashMap<>();
    putUnlessEmpty(made, "parameters", files);
    putUnlessEmpty(made, "artifacts", lists(planned));
    made.put("outputFile", plan.executorOutput());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", taken);
    json.put("outputs", made);
    return json;
  }

  private static Map<String, Object> lists(Map<String, List<Artifact>> artifacts) {
    Map<String, Object> json = new LinkedHashMap<>();
    artifacts.forEach(
        (name, list) ->
            json.put(name, Map.of("artifacts", list.stream().map(PodInput::artifact).toList())));
    return json;
  }

  private static Map<String, Object> artifact(Artifact artifact) {
    Map<String, Object> json = new LinkedHashMap<>(artifact.toJson());
    json.put("name", ArtifactName.of(artifact).output());
    return json;
  }

  private static void putUnlessEmpty(
      Map<String, Object> json, String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }
}
