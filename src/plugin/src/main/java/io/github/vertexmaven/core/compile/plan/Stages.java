package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;

/**
 * Cuts a group into stages, one after the other, where its nodes have more to do at once than the
 * cores of one machine can: in each stage, what has nothing to do with each other becomes groups of
 * their own. Where to cut is decided by the shortest sum of the stages, starts included.
 */
final class Stages {

  /** A deeper group is cut between bundles of its layers only. */
  private static final int MOST_LAYERS = 64;

  private final Dag dag;
  private final int[] members;
  private final int layers;
  private final int[] layerOf;
  private final int[] begin;
  private final int[] group;
  private final Scratch scratch;

  /** Numbers of each node, kept from group to group because making them anew takes longer. */
  private static final class Scratch {
    private final int[] depth;
    private final double[] work;
    private final double[] path;
    private final Merging parts;

    Scratch(int size) {
      depth = new int[size];
      work = new double[size];
      path = new double[size];
      parts = new Merging(size);
    }
  }

  private Stages(Dag dag, int[] groupOf, int[] members, Scratch scratch) {
    this.dag = dag;
    this.group = groupOf;
    this.scratch = scratch;
    int[] depth = scratch.depth;
    int deepest = 0;
    for (int v : members) {
      depth[v] = 0;
      for (int u : dag.before[v]) {
        depth[v] = groupOf[u] == groupOf[v] ? Math.max(depth[v], depth[u] + 1) : depth[v];
      }
      deepest = Math.max(deepest, depth[v]);
    }
    this.layers = Math.min(MOST_LAYERS, deepest + 1);
    this.layerOf = depth;
    for (int v : members) {
      depth[v] = (int) ((long) depth[v] * layers / (deepest + 1));
    }
    this.begin = new int[layers + 1];
    this.members = byLayer(members);
  }

  private int[] byLayer(int[] unsorted) {
    for (int v : unsorted) {
      begin[layerOf[v] + 1]++;
    }
    for (int layer = 0; layer < layers; layer++) {
      begin[layer + 1] += begin[layer];
    }
    int[] at = begin.clone();
    int[] sorted = new int[unsorted.length];
    for (int v : unsorted) {
      sorted[at[layerOf[v]]++] = v;
    }
    return sorted;
  }

  /** Each group of the partition cut on its own. */
  static Partition cut(Dag dag, Partition partition) {
    Merging merging = new Merging(dag.size);
    Scratch scratch = new Scratch(dag.size);
    for (int[] members : partition.members()) {
      if (members.length > 1) {
        new Stages(dag, partition.groupOf(), members, scratch).cut(merging);
      }
    }
    return merging.of(Partition.apart(dag.size));
  }

  private void cut(Merging merging) {
    double[] shortest = new double[layers + 1];
    int[] from = new int[layers + 1];
    Arrays.fill(shortest, Double.POSITIVE_INFINITY);
    shortest[0] = 0;
    for (int first = 0; first < layers; first++) {
      double[] length = lengths(first);
      for (int end = first + 1; end <= layers; end++) {
        double sum = shortest[first] + dag.start + dag.data + length[end];
        if (sum < shortest[end]) {
          shortest[end] = sum;
          from[end] = first;
        }
      }
    }
    for (int end = layers; end > 0; end = from[end]) {
      fuse(from[end], end, merging);
    }
  }

  /**
   * How long the stages from a layer on take, by the layer that they end before: as long as the
   * longest of their parts, which is bounded by its longest path and by its work on the cores.
   */
  private double[] lengths(int first) {
    double[] length = new double[layers + 1];
    Merging parts = scratch.parts;
    double[] work = scratch.work;
    double[] path = scratch.path;
    for (int i = begin[first]; i < members.length; i++) {
      parts.reset(members[i]);
    }
    double longest = 0;
    for (int layer = first; layer < layers; layer++) {
      for (int i = begin[layer]; i < begin[layer + 1]; i++) {
        int v = members[i];
        double before = 0;
        work[v] = dag.seconds[v];
        for (int u : dag.before[v]) {
          if (isIn(u, v, first)) {
            before = Math.max(before, path[u]);
            join(parts, work, u, v);
          }
        }
        path[v] = before + dag.seconds[v];
        longest = Math.max(longest, Math.max(path[v], work[parts.find(v)] / dag.cores[v]));
      }
      length[layer + 1] = longest;
    }
    return length;
  }

  private static void join(Merging parts, double[] work, int u, int v) {
    int one = parts.find(u);
    int other = parts.find(v);
    if (one != other) {
      double sum = work[one] + work[other];
      work[parts.merge(one, other)] = sum;
    }
  }

  private boolean isIn(int u, int v, int first) {
    return group[u] == group[v] && layerOf[u] >= first;
  }

  private void fuse(int first, int end, Merging merging) {
    for (int i = begin[first]; i < begin[end]; i++) {
      int v = members[i];
      for (int u : dag.before[v]) {
        if (isIn(u, v, first)) {
          merging.merge(u, v);
        }
      }
    }
  }
}
