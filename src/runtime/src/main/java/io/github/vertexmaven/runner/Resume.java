package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * From which nodes a run has to start again after a failure: what was in memory only must be made
 * anew.
 */
final class Resume {

  private Resume() {}

  static List<String> from(Pipeline pipeline, Set<PipelineNode> done, Predicate<String> kept) {
    Set<PipelineNode> again = new HashSet<>(pipeline.nodes());
    again.removeAll(done);
    Map<String, PipelineNode> writers = pipeline.writers();
    int before;
    do {
      before = again.size();
      addMakers(again, writers, kept);
      addFollowers(again, pipeline);
    } while (again.size() > before);
    return starts(again, pipeline, writers);
  }

  private static void addMakers(
      Set<PipelineNode> again, Map<String, PipelineNode> writers, Predicate<String> kept) {
    List<PipelineNode> makers = new ArrayList<>();
    for (PipelineNode node : again) {
      for (String read : node.datasetsRead()) {
        if (!kept.test(read) && writers.containsKey(read)) {
          makers.add(writers.get(read));
        }
      }
    }
    again.addAll(makers);
  }

  /** A run from a node takes along all that come after it. */
  private static void addFollowers(Set<PipelineNode> again, Pipeline pipeline) {
    Set<String> written = new HashSet<>();
    for (PipelineNode node : pipeline.nodes()) {
      if (again.contains(node) || node.datasetsRead().stream().anyMatch(written::contains)) {
        again.add(node);
        written.addAll(node.datasetsWritten());
      }
    }
  }

  private static List<String> starts(
      Set<PipelineNode> again, Pipeline pipeline, Map<String, PipelineNode> writers) {
    return pipeline.nodes().stream()
        .filter(again::contains)
        .filter(
            node ->
                node.datasetsRead().stream()
                    .map(writers::get)
                    .noneMatch(w -> w != null && again.contains(w)))
        .map(PipelineNode::name)
        .toList();
  }
}
