package io.github.vertexmaven.core.compile.graph;

import io.github.vertexmaven.contract.GraphFile;
import io.github.vertexmaven.contract.NodeEntry;
import io.github.vertexmaven.contract.OtherFormat;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the graph of a project out of {@code graph.json}. */
public final class GraphReader {

  private GraphReader() {}

  /** Reads the file. */
  public static ProjectGraph read(Path file) {
    try {
      return graph(GraphFile.read(file));
    } catch (OtherFormat e) {
      throw new UserException(
          file
              + " has format "
              + e.found()
              + ", this plugin reads format "
              + e.known()
              + ". Build the project again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProjectGraph graph(GraphFile file) {
    Map<String, Node> nodes = new HashMap<>();
    file.nodes().forEach((id, node) -> nodes.put(id, node(node)));
    TreeMap<String, List<Node>> resolved = new TreeMap<>();
    file.pipelines()
        .forEach((name, ids) -> resolved.put(name, ids.stream().map(nodes::get).toList()));
    return new ProjectGraph(file.runtimeVersion(), resolved).grouped(file.groups());
  }

  private static Node node(NodeEntry node) {
    return new Node(
        node.name(),
        node.namespace(),
        node.tags(),
        node.className(),
        node.method(),
        node.inputs().stream().map(GraphReader::input).toList(),
        node.outputs().stream()
            .map(out -> new Output(out.dataset(), out.part(), out.key(), out.type()))
            .toList());
  }

  private static Input input(NodeEntry.Input input) {
    InputKind kind = InputKind.valueOf(input.kind().toUpperCase(Locale.ROOT));
    return new Input(kind, input.name(), input.type(), input.className(), input.asRecord());
  }
}
