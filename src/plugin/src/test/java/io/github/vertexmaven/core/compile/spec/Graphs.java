package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Graphs in words. */
public final class Graphs {

  private final TreeMap<String, List<Node>> pipelines = new TreeMap<>();

  public static Graphs empty() {
    return new Graphs();
  }

  public static ProjectGraph of(String... nodes) {
    return empty().pipeline(ProjectGraph.DEFAULT, nodes).build();
  }

  public Graphs pipeline(String name, String... nodes) {
    List<Node> all = new ArrayList<>();
    for (String node : nodes) {
      all.add(node(node));
    }
    pipelines.put(name, all);
    return this;
  }

  public ProjectGraph build() {
    return new ProjectGraph("1.0", pipelines);
  }

  /**
   * {@code "ns.train #gpu: x params:size=int -> model=java.lang.String"}: name, tags, what it
   * reads, what it writes; a type stands behind {@code =}; {@code status:} is the final status.
   */
  static Node node(String text) {
    int colon = text.indexOf(": ");
    String[] head = text.substring(0, colon).split(" #");
    String[] sides = text.substring(colon + 1).split("->", -1);
    List<Input> inputs = new ArrayList<>();
    for (String read : words(sides[0])) {
      String name = read.replaceFirst("=.*", "");
      String type = read.contains("=") ? read.substring(read.indexOf('=') + 1) : "java.lang.Object";
      InputKind kind =
          name.equals("status:")
              ? InputKind.FINAL_STATUS
              : name.startsWith("params:") ? InputKind.PARAMETER : InputKind.DATASET;
      inputs.add(new Input(kind, name.replaceFirst("^(params|status):", ""), type, type));
    }
    List<Output> outputs = new ArrayList<>();
    for (String written : words(sides[1])) {
      String type = written.contains("=") ? written.replaceFirst(".*=", "") : "java.lang.Object";
      outputs.add(new Output(written.replaceFirst("=.*", ""), "whole", "", type));
    }
    String name = head[0];
    return new Node(
        name,
        name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "",
        List.of(head).subList(1, head.length),
        "com.acme.Nodes",
        name.replaceFirst(".*\\.", "").replace('-', '_'),
        inputs,
        outputs);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
