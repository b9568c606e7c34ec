package io.github.vertexmaven.core.compile.plan;

import java.util.HashMap;
import java.util.Map;

/**
 * The largest groups that can never wait for themselves: nodes of one kind, and of one level. A
 * level ends wherever a path changes its kind; so every path goes from level to level, and within a
 * level stays in one group.
 */
final class Buckets {

  private Buckets() {}

  /** All nodes of a kind and level together. */
  static Partition whole(Dag dag) {
    int[] level = new int[dag.size];
    int[] labels = new int[dag.size];
    Map<Long, Integer> numbers = new HashMap<>();
    for (int v = 0; v < dag.size; v++) {
      for (int u : dag.before[v]) {
        level[v] = Math.max(level[v], level[u] + (dag.kind[u] == dag.kind[v] ? 0 : 1));
      }
      long key = (long) level[v] * dag.size + dag.kind[v];
      labels[v] = numbers.computeIfAbsent(key, any -> numbers.size());
    }
    return Partition.of(labels);
  }

  /** The same, where nodes that have nothing to do with each other are apart. */
  static Partition connected(Dag dag, Partition whole) {
    Merging merging = new Merging(dag.size);
    for (int v = 0; v < dag.size; v++) {
      for (int u : dag.before[v]) {
        if (whole.groupOf()[u] == whole.groupOf()[v]) {
          merging.merge(u, v);
        }
      }
    }
    return merging.of(Partition.apart(dag.size));
  }
}
