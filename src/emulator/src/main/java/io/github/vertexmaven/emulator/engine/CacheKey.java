package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Cache;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The service's cache key: parameter values, ids of input artifacts, the container as written (its
 * placeholders unresolved) and the output definitions, within pipelines of the same name. Content
 * behind a URI is not part of it. A key given in the spec stands for the inputs.
 */
final class CacheKey {

  private CacheKey() {}

  static String of(LeafNode node, Container container) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pipeline", node.run().spec().name());
    facts.put("container", container.toJson());
    facts.put("outputs", node.component().outputs().toJson());
    node.task()
        .caching()
        .key()
        .ifPresentOrElse(key -> facts.put("key", key), () -> facts.put("inputs", inputs(node)));
    return Cache.key(facts);
  }

  private static Map<String, Object> inputs(LeafNode node) {
    Map<String, Object> artifacts = new LinkedHashMap<>();
    node.inputs()
        .artifacts()
        .forEach((name, list) -> artifacts.put(name, list.stream().map(Artifact::name).toList()));
    return Map.of("parameters", node.inputs().parameters(), "artifacts", artifacts);
  }
}
