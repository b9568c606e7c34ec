package io.github.vertexmaven.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Sorts nodes so that each comes after those whose outputs it reads; among equals by name. */
final class TopologicalOrder {

  private TopologicalOrder() {}

  /** Without the nodes that lie on a cycle or after one. */
  static List<PipelineNode> of(Collection<PipelineNode> nodes) {
    Map<String, List<PipelineNode>> readers = new HashMap<>();
    Map<PipelineNode, Integer> waiting = waiting(nodes, readers);
    PriorityQueue<PipelineNode> ready = new PriorityQueue<>(new ByName());
    for (Map.Entry<PipelineNode, Integer> each : waiting.entrySet()) {
      addWhenReady(ready, each.getKey(), each.getValue());
    }
    List<PipelineNode> sorted = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      PipelineNode node = ready.poll();
      sorted.add(node);
      for (String written : node.datasetsWritten()) {
        for (PipelineNode reader : readers.getOrDefault(written, List.of())) {
          int left = waiting.get(reader) - 1;
          waiting.put(reader, left);
          addWhenReady(ready, reader, left);
        }
      }
    }
    return sorted;
  }

  private static final class ByName implements Comparator<PipelineNode> {
    @Override
    public int compare(PipelineNode one, PipelineNode other) {
      return one.name().compareTo(other.name());
    }
  }

  private static void addWhenReady(
      PriorityQueue<PipelineNode> ready, PipelineNode node, int waitingFor) {
    if (waitingFor == 0) {
      ready.add(node);
    }
  }

  private static Map<PipelineNode, Integer> waiting(
      Collection<PipelineNode> nodes, Map<String, List<PipelineNode>> readers) {
    Set<String> written = new HashSet<>();
    for (PipelineNode node : nodes) {
      written.addAll(node.datasetsWritten());
    }
    Map<PipelineNode, Integer> waiting = new HashMap<>();
    for (PipelineNode node : nodes) {
      int count = 0;
      for (String read : node.datasetsRead()) {
        if (written.contains(read)) {
          readers.computeIfAbsent(read, any -> new ArrayList<>()).add(node);
          count++;
        }
      }
      waiting.put(node, count);
    }
    return waiting;
  }
}
