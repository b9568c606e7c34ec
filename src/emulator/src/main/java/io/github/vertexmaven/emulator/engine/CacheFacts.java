package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.OutputsSpec;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the service's cache key is made of: parameter values, ids of input artifacts, the container
 * as written (its placeholders unresolved) and the output definitions, within pipelines of the same
 * name. Content behind a URI is not part of it. A key given in the spec stands for the inputs.
 */
final class CacheFacts {

  private CacheFacts() {}

  /**
   * Those of a task.
   *
   * @param pipeline the name of the pipeline
   */
  static Map<String, Object> of(
      String pipeline,
      Container container,
      OutputsSpec outputs,
      Task.Caching caching,
      Values inputs) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pipeline", pipeline);
    facts.put("container", container.toJson());
    facts.put("outputs", outputs.toJson());
    caching
        .key()
        .ifPresentOrElse(key -> facts.put("key", key), () -> facts.put("inputs", json(inputs)));
    return facts;
  }

  private static Map<String, Object> json(Values inputs) {
    Map<String, Object> artifacts = new LinkedHashMap<>();
    inputs
        .artifacts()
        .forEach((name, list) -> artifacts.put(name, list.stream().map(Artifact::name).toList()));
    return Map.of("parameters", inputs.parameters(), "artifacts", artifacts);
  }
}
