package io.github.vertexmaven.core.compile.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of a pipeline, and what tasks cost.
 *
 * @param nodes in topological order, names unique, each dataset written by one at most
 * @param kept the datasets that are saved and read back also within a task, so that no grouping
 *     saves anything of them
 * @param startSeconds how long a task takes until its first node runs
 * @param dataSeconds how long it takes to save, or to load, one dataset that goes from task to task
 */
public record GroupingProblem(
    List<PlanNode> nodes, Set<String> kept, double startSeconds, double dataSeconds) {

  /** Copies the collections; refuses what is no such order. */
  public GroupingProblem {
    nodes = List.copyOf(nodes);
    kept = Set.copyOf(kept);
    if (!(startSeconds >= 0) || !(dataSeconds >= 0)) {
      throw new IllegalArgumentException("costs " + startSeconds + ", " + dataSeconds);
    }
    checkOrder(nodes);
  }

  private static void checkOrder(List<PlanNode> nodes) {
    Map<String, String> writers = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (PlanNode node : nodes) {
      for (String dataset : node.writes()) {
        if (writers.put(dataset, node.name()) != null) {
          throw new IllegalArgumentException("two nodes write " + dataset);
        }
      }
      if (!names.add(node.name())) {
        throw new IllegalArgumentException("two nodes " + node.name());
      }
    }
    Set<String> seen = new HashSet<>();
    for (PlanNode node : nodes) {
      for (String dataset : node.reads()) {
        if (writers.containsKey(dataset) && !seen.contains(dataset)) {
          throw new IllegalArgumentException(node.name() + " stands before a writer it reads from");
        }
      }
      seen.addAll(node.writes());
    }
  }
}
