package io.github.vertexmaven.scan;

import io.github.vertexmaven.contract.GraphFile;
import io.github.vertexmaven.contract.NodeEntry;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pipelines turned into the data of {@code graph.json}. */
public final class DescribedPipelines {

  private DescribedPipelines() {}

  /**
   * All of a project.
   *
   * @param groups the nodes that share tasks, by pipeline and group, where the project says it
   */
  public static GraphFile of(
      Map<String, Pipeline> pipelines,
      Map<String, Map<String, List<String>>> groups,
      String runtimeVersion) {
    Map<PipelineNode, String> ids = ids(pipelines);
    Map<String, List<String>> lists = new TreeMap<>();
    pipelines.forEach(
        (name, pipeline) -> lists.put(name, pipeline.nodes().stream().map(ids::get).toList()));
    Map<String, NodeEntry> nodes = new LinkedHashMap<>();
    ids.forEach((node, id) -> nodes.put(id, entry(node)));
    return new GraphFile(runtimeVersion, lists, groups, nodes);
  }

  private static Map<PipelineNode, String> ids(Map<String, Pipeline> pipelines) {
    Map<PipelineNode, String> ids = new LinkedHashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    for (Pipeline pipeline : new TreeMap<>(pipelines).values()) {
      for (PipelineNode node : pipeline.nodes()) {
        if (!ids.containsKey(node)) {
          int count = taken.merge(node.name(), 1, Integer::sum);
          ids.put(node, count == 1 ? node.name() : node.name() + "~" + count);
        }
      }
    }
    return ids;
  }

  private static NodeEntry entry(PipelineNode node) {
    List<NodeEntry.Input> inputs = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      inputs.add(input(node.inputs().get(i), node.method().getParameterTypes()[i]));
    }
    return new NodeEntry(
        node.name(),
        node.namespace(),
        List.copyOf(node.tags()),
        node.method().getDeclaringClass().getName(),
        node.method().getName(),
        inputs,
        node.outputs().stream().map(DescribedPipelines::output).toList());
  }

  private static NodeEntry.Input input(NodeInput input, Class<?> raw) {
    return new NodeEntry.Input(
        input.kind().name().toLowerCase(Locale.ROOT),
        input.name(),
        input.type().getTypeName(),
        raw.getName(),
        input.kind() == NodeInput.Kind.PARAMETER && isRecord(input.type()));
  }

  /** A record, or an optional of one. */
  private static boolean isRecord(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Optional.class
          ? isRecord(generic.getActualTypeArguments()[0])
          : isRecord(generic.getRawType());
    }
    return type instanceof Class<?> raw && raw.isRecord();
  }

  private static NodeEntry.Output output(NodeOutput output) {
    return new NodeEntry.Output(
        output.dataset(),
        output.part().name().toLowerCase(Locale.ROOT),
        output.key(),
        output.type().getTypeName());
  }
}
