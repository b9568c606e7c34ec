package io.github.vertexmaven.contract;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A setting of nodes.
 *
 * @param declared by node name, tag or {@code __default__}, in the settings' order
 * @param over joins a more general value with a more special one
 */
public record ByNode<T>(Map<String, T> declared, BinaryOperator<T> over) {

  /** By node: the default, over it its tags in the settings' order, over these its name. */
  public Map<String, T> of(Pipeline pipeline) {
    Map<String, T> values = new LinkedHashMap<>();
    pipeline.nodes().forEach(node -> put(node, values));
    return values;
  }

  private void put(PipelineNode node, Map<String, T> values) {
    if (declared.containsKey("__default__")) {
      values.put(node.name(), declared.get("__default__"));
    }
    declared.forEach(
        (name, value) -> {
          if (node.tags().stream().anyMatch(tag -> isSame(tag, name))) {
            values.merge(node.name(), value, over);
          }
        });
    declared.forEach(
        (name, value) -> {
          if (isSame(node.name(), name)) {
            values.merge(node.name(), value, over);
          }
        });
  }

  private static boolean isSame(String name, String written) {
    return name.replace('-', '_').equals(written.replace('-', '_'));
  }
}
