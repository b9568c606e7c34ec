package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
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

  private final Map<String, PipelineNode> writers;
  private final Map<String, List<PipelineNode>> readers = new HashMap<>();
  private final Set<PipelineNode> again = new HashSet<>();
  private final Deque<PipelineNode> open = new ArrayDeque<>();

  private Resume(Pipeline pipeline) {
    writers = pipeline.writers();
    for (PipelineNode node : pipeline.nodes()) {
      node.datasetsRead()
          .forEach(read -> readers.computeIfAbsent(read, any -> new ArrayList<>()).add(node));
    }
  }

  static List<String> from(Pipeline pipeline, Set<PipelineNode> done, Predicate<String> kept) {
    Resume resume = new Resume(pipeline);
    pipeline.nodes().stream().filter(node -> !done.contains(node)).forEach(resume::add);
    while (!resume.open.isEmpty()) {
      PipelineNode node = resume.open.poll();
      node.datasetsRead().stream()
          .filter(read -> resume.writers.containsKey(read) && !kept.test(resume.nameOf(read)))
          .forEach(read -> resume.add(resume.writers.get(read)));
      // A run from a node takes along all that come after it.
      node.datasetsWritten()
          .forEach(written -> resume.readers.getOrDefault(written, List.of()).forEach(resume::add));
    }
    return resume.starts(pipeline);
  }

  /** As the catalog names what is written. */
  private String nameOf(String dataset) {
    return writers.get(dataset).output(dataset).map(NodeOutput::dataset).orElse(dataset);
  }

  private void add(PipelineNode node) {
    if (again.add(node)) {
      open.add(node);
    }
  }

  private List<String> starts(Pipeline pipeline) {
    return pipeline.nodes().stream()
        .filter(again::contains)
        .filter(node -> node.datasetsRead().stream().noneMatch(this::isMadeAgain))
        .map(PipelineNode::name)
        .toList();
  }

  private boolean isMadeAgain(String dataset) {
    return writers.containsKey(dataset) && again.contains(writers.get(dataset));
  }
}
