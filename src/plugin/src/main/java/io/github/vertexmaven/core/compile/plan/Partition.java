package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;

/**
 * Which node is in which group, by number; groups are numbered by their first node.
 *
 * @param groupOf the group of each node
 * @param groups how many there are
 */
record Partition(int[] groupOf, int groups) {

  /** Any numbers may stand for groups. */
  static Partition of(int[] labels) {
    int[] numbers = new int[Arrays.stream(labels).max().orElse(-1) + 1];
    int[] groupOf = new int[labels.length];
    int groups = 0;
    for (int v = 0; v < labels.length; v++) {
      if (numbers[labels[v]] == 0) {
        numbers[labels[v]] = ++groups;
      }
      groupOf[v] = numbers[labels[v]] - 1;
    }
    return new Partition(groupOf, groups);
  }

  static Partition apart(int nodes) {
    int[] own = new int[nodes];
    Arrays.setAll(own, v -> v);
    return new Partition(own, nodes);
  }

  /** The nodes of each group, in order. */
  int[][] members() {
    int[] sizes = new int[groups];
    for (int group : groupOf) {
      sizes[group]++;
    }
    int[][] members = new int[groups][];
    Arrays.setAll(members, group -> new int[sizes[group]]);
    Arrays.fill(sizes, 0);
    for (int v = 0; v < groupOf.length; v++) {
      members[groupOf[v]][sizes[groupOf[v]]++] = v;
    }
    return members;
  }

  Partition merged(int one, int other) {
    int[] labels = groupOf.clone();
    for (int v = 0; v < labels.length; v++) {
      labels[v] = labels[v] == other ? one : labels[v];
    }
    return of(labels);
  }

  /** With the node in another group, or in one of its own when the number is the next free one. */
  Partition moved(int node, int group) {
    int[] labels = groupOf.clone();
    labels[node] = group;
    return of(labels);
  }
}
