package io.github.vertexmaven.launcher;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * After how long nodes are ended.
 *
 * @param declared by node name, tag or {@code __default__}, in the settings' order
 */
record Timeouts(Map<String, Duration> declared) {

  /** By node: the default, over it its tags in the settings' order, over these its name. */
  Map<String, Duration> of(Pipeline pipeline) {
    Map<String, Duration> limits = new LinkedHashMap<>();
    pipeline.nodes().forEach(node -> put(node, limits));
    return limits;
  }

  private void put(PipelineNode node, Map<String, Duration> limits) {
    if (declared.containsKey("__default__")) {
      limits.put(node.name(), declared.get("__default__"));
    }
    declared.forEach(
        (name, limit) -> {
          if (node.tags().stream().anyMatch(tag -> isSame(tag, name))) {
            limits.put(node.name(), limit);
          }
        });
    declared.forEach(
        (name, limit) -> {
          if (isSame(node.name(), name)) {
            limits.put(node.name(), limit);
          }
        });
  }

  private static boolean isSame(String name, String written) {
    return name.replace('-', '_').equals(written.replace('-', '_'));
  }
}
