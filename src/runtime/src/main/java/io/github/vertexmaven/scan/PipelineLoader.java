package io.github.vertexmaven.scan;

import io.github.vertexmaven.contract.GraphFile;
import io.github.vertexmaven.contract.NodeEntry;
import io.github.vertexmaven.contract.OtherFormat;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Makes pipelines out of data and of the classes that it names. */
public final class PipelineLoader {

  private PipelineLoader() {}

  /**
   * One pipeline of {@code graph.json}.
   *
   * @throws UserFault when the file has no such pipeline, or the classes lack a method
   */
  public static Pipeline read(Path file, String pipeline, ClassLoader loader) throws IOException {
    GraphFile graph;
    try {
      graph = GraphFile.read(file);
    } catch (OtherFormat e) {
      throw new UserFault(file + " has another format; build the project again.");
    }
    if (!graph.pipelines().containsKey(pipeline)) {
      throw UserFault.noSuchPipeline(pipeline, graph.pipelines().keySet());
    }
    return of(graph.nodesOf(pipeline), loader);
  }

  /**
   * A pipeline of these nodes.
   *
   * @throws UserFault when the classes lack a method
   */
  public static Pipeline of(List<NodeEntry> nodes, ClassLoader loader) {
    NodeFinder finder = new NodeFinder(loader);
    List<PipelineNode> found = new ArrayList<>();
    for (NodeEntry node : nodes) {
      found.add(node(node, finder));
    }
    return Pipeline.of(found);
  }

  private static PipelineNode node(NodeEntry node, NodeFinder finder) {
    List<String> parameterTypes = new ArrayList<>();
    for (NodeEntry.Input input : node.inputs()) {
      parameterTypes.add(input.className());
    }
    Method method = finder.method(node.className(), node.method(), parameterTypes);
    Type[] types = method.getGenericParameterTypes();
    List<NodeInput> inputs = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      NodeEntry.Input input = node.inputs().get(i);
      NodeInput.Kind kind = NodeInput.Kind.valueOf(input.kind().toUpperCase(Locale.ROOT));
      inputs.add(new NodeInput(kind, input.name(), types[i]));
    }
    List<NodeOutput> outputs = new ArrayList<>();
    for (NodeEntry.Output output : node.outputs()) {
      outputs.add(output(output, method));
    }
    return new PipelineNode(
        node.name(), node.namespace(), new TreeSet<>(node.tags()), method, inputs, outputs);
  }

  private static NodeOutput output(NodeEntry.Output output, Method method) {
    NodeOutput.Part part = NodeOutput.Part.valueOf(output.part().toUpperCase(Locale.ROOT));
    return new NodeOutput(
        output.dataset(), part, output.key(), NodeFinder.outputType(method, part, output.key()));
  }
}
