package io.github.vertexmaven.core.compile.project;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiles two nodes that nobody has, while another process describes those of the project: when
 * they are known, the classes that compile are loaded. Nothing comes of it.
 */
final class CompileRehearsal {

  private static final String DIGEST = "0".repeat(64);
  private static final int RELEASE = 17;

  private CompileRehearsal() {}

  /** Does not wait; where there is one processor, describing needs it. */
  static void begin(ResolvedConfig config, String pluginVersion) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(() -> compile(config, pluginVersion), "vertexai-rehearsal");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Returns the specs that nobody needs. What is wrong with the configuration is told of the
   * project's own pipelines.
   */
  static List<String> compile(ResolvedConfig config, String pluginVersion) {
    try {
      CompileRequest request =
          new CompileRequest(
              graph(pluginVersion), config, pluginVersion, DIGEST, f -> DIGEST, RELEASE);
      return SpecCompiler.compile(request).pipelines().stream()
          .map(made -> SpecJson.of(made.spec()))
          .toList();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private static ProjectGraph graph(String version) {
    Output written = new Output("rehearsed", "whole", "", "java.lang.String");
    Input read = new Input(InputKind.DATASET, "rehearsed", "java.lang.String", "java.lang.String");
    List<Node> nodes =
        List.of(
            node("rehearsed_first", List.of(), List.of(written)),
            node("rehearsed_second", List.of(read), List.of()));
    return new ProjectGraph(version, new TreeMap<>(Map.of(ProjectGraph.DEFAULT, nodes)));
  }

  private static Node node(String name, List<Input> inputs, List<Output> outputs) {
    return new Node(name, "", List.of(), "Rehearsed", name, inputs, outputs);
  }
}
