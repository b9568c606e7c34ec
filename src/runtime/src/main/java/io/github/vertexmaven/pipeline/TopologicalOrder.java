package io.github.vertexmaven.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Sorts nodes so that each comes after those whose outputs it reads; among equals by name. */
final class TopologicalOrder {

  private TopologicalOrder() {}

  /** Without the nodes that lie on a cycle or after one. */
  static List<PipelineNode> of(Collection<PipelineNode> nodes) {
    Map<String, List<PipelineNode>> readers = new HashMap<>();
    Map<PipelineNode, Integer> waiting = waiting(nodes, readers);
    PriorityQueue<PipelineNode> ready =
        new PriorityQueue<>(Comparator.comparing(PipelineNode::name));
    waiting.forEach((node, count) -> addWhenReady(ready, node, count));
    List<PipelineNode> sorted = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      PipelineNode node = ready.poll();
      sorted.add(node);
      for (String written : node.datasetsWritten()) {
        for (PipelineNode reader : readers.getOrDefault(written, List.of())) {
          addWhenReady(ready, reader, waiting.merge(reader, -1, Integer::sum));
        }
      }
    }
    return sorted;
  }

  private static void addWhenReady(
      PriorityQueue<PipelineNode> ready, PipelineNode node, int waitingFor) {
    if (waitingFor == 0) {
      ready.add(node);
    }
  }

  private static Map<PipelineNode, Integer> waiting(
      Collection<PipelineNode> nodes, Map<String, List<PipelineNode>> readers) {
    Map<String, Boolean> written = new HashMap<>();
    nodes.forEach(node -> node.datasetsWritten().forEach(name -> written.put(name, true)));
    Map<PipelineNode, Integer> waiting = new HashMap<>();
    for (PipelineNode node : nodes) {
      int count = 0;
      for (String read : node.datasetsRead()) {
        if (written.containsKey(read)) {
          readers.computeIfAbsent(read, any -> new ArrayList<>()).add(node);
          count++;
        }
      }
      waiting.put(node, count);
    }
    return waiting;
  }
}
