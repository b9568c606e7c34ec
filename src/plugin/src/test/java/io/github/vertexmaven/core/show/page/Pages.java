package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Pages of made-up pipelines. */
final class Pages {

  private Pages() {}

  static Node node(
      String name, String namespace, List<String> tags, List<String> reads, String... writes) {
    List<Input> inputs = new ArrayList<>();
    for (String read : reads) {
      boolean parameter = read.startsWith("params:");
      inputs.add(
          new Input(
              parameter ? InputKind.PARAMETER : InputKind.DATASET,
              read.replaceFirst("^params:", ""),
              "java.util.List<com.acme.Row>",
              "java.util.List"));
    }
    List<Output> outputs = new ArrayList<>();
    for (String written : writes) {
      outputs.add(new Output(written, "whole", "", "org.dflib.DataFrame"));
    }
    return new Node(name, namespace, tags, "com.acme.Nodes", "run", inputs, outputs);
  }

  /** Each node reads up to three outputs of the hundred nodes before it. */
  static List<Node> layered(int count, boolean namespaces) {
    Random random = new Random(7);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> reads = new ArrayList<>();
      for (int edge = 0; edge < 3 && i > 0; edge++) {
        String read = "data_" + (i - 1 - random.nextInt(Math.min(i, 100)));
        if (!reads.contains(read)) {
          reads.add(read);
        }
      }
      String namespace = namespaces ? "part_" + i / 100 : "";
      nodes.add(node("node_" + i, namespace, List.of("tag_" + i % 5), reads, "data_" + i));
    }
    return nodes;
  }

  static String page(ResolvedConfig config, List<Node> nodes) {
    return of(config, nodes).text();
  }

  static PipelinePage of(ResolvedConfig config, List<Node> nodes) {
    return of(config, nodes, Optional.empty());
  }

  /** All nodes in one task. */
  static PipelinePage grouped(ResolvedConfig config, List<Node> nodes, String group) {
    return of(config, nodes, Optional.of(group));
  }

  private static PipelinePage of(ResolvedConfig config, List<Node> nodes, Optional<String> group) {
    ProjectGraph graph =
        new ProjectGraph("1.0", new TreeMap<>(Map.of(ProjectGraph.DEFAULT, nodes)));
    return ProjectPage.of(
        "space",
        config,
        graph,
        ProjectGraph.DEFAULT,
        node -> Optional.of("Nodes.java:12"),
        node -> Optional.of(facts(group.orElse(node.name()), group)));
  }

  private static NodeTask facts(String task, Optional<String> group) {
    return new NodeTask(
        task.replace('_', '-'),
        task,
        group,
        group.map(any -> "they share a start"),
        "eclipse-temurin:17-jre",
        Optional.of("4"),
        Optional.of("16G"),
        Optional.empty(),
        true,
        0);
  }
}
