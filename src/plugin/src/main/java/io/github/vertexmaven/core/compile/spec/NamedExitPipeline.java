package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The pipeline of {@code on_exit_pipeline}.
 *
 * @param name its name
 * @param nodes its nodes in topological order
 */
record NamedExitPipeline(String name, List<Node> nodes) {

  /** Copies the list. */
  NamedExitPipeline {
    nodes = List.copyOf(nodes);
  }

  /** The one that the settings name, when it can be one; else the problems say why. */
  static Optional<NamedExitPipeline> of(
      Settings settings, ProjectGraph graph, Collection<String> problems) {
    Optional<String> named = settings.run().onExitPipeline();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String at = settings.places().of("run_config", "on_exit_pipeline") + ": ";
    List<Node> nodes = graph.pipelines().get(named.get());
    if (nodes == null) {
      problems.add(
          at
              + "there is no pipeline '"
              + named.get()
              + "'. There are: "
              + String.join(", ", graph.pipelines().keySet())
              + DidYouMean.suffix(graph.pipelines().keySet(), named.get()));
      return Optional.empty();
    }
    if (named.get().equals(ProjectGraph.DEFAULT)) {
      problems.add(
          at
              + "'__default__' is what runs when no pipeline is named; it cannot run at its own"
              + " end. Name another pipeline.");
      return Optional.empty();
    }
    return Optional.of(new NamedExitPipeline(named.get(), nodes));
  }

  /**
   * What keeps it from running after a pipeline: it may read nothing that this one writes, because
   * a failure may come before.
   */
  void check(Settings settings, List<Node> body, Collection<String> problems) {
    Map<String, Node> writers = ProjectGraph.writers(body);
    TreeSet<String> read = new TreeSet<>();
    nodes.forEach(node -> read.addAll(node.datasetsRead()));
    nodes.forEach(node -> read.removeAll(node.datasetsWritten()));
    for (String dataset : read) {
      if (writers.containsKey(dataset)) {
        problems.add(
            settings.places().of("run_config", "on_exit_pipeline")
                + ": pipeline '"
                + name
                + "' reads '"
                + dataset
                + "', which node '"
                + writers.get(dataset).name()
                + "' writes. It always runs, so it can read only data that exists before the run.");
      }
    }
  }
}
