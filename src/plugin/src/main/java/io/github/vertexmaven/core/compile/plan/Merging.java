package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;

/** Which of some numbers have become one. */
final class Merging {

  private final int[] parent;

  Merging(int size) {
    parent = new int[size];
    Arrays.setAll(parent, i -> i);
  }

  /** Makes it one of its own again; all that it was merged with have to be reset too. */
  void reset(int i) {
    parent[i] = i;
  }

  int find(int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** The number that stands for both, the other one. */
  int merge(int one, int other) {
    int root = find(one);
    parent[find(other)] = root;
    return root;
  }

  /** The groups of the partition, merged. */
  Partition of(Partition partition) {
    int[] labels = new int[partition.groupOf().length];
    Arrays.setAll(labels, v -> find(partition.groupOf()[v]));
    return Partition.of(labels);
  }
}
