package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;

/**
 * Fuses a group with the only one that it waits for, when nobody else waits for that one: no
 * parallelism is lost, and a start is saved.
 */
final class Chains {

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private Chains() {}

  static Partition fused(Dag dag, Partition partition) {
    int[] only = new int[partition.groups()];
    int[] next = new int[partition.groups()];
    Arrays.fill(only, NONE);
    Arrays.fill(next, NONE);
    int[] kind = new int[partition.groups()];
    int[] groupOf = partition.groupOf();
    for (int v = 0; v < dag.size; v++) {
      kind[groupOf[v]] = dag.kind[v];
      for (int u : dag.before[v]) {
        if (groupOf[u] != groupOf[v]) {
          note(only, groupOf[v], groupOf[u]);
          note(next, groupOf[u], groupOf[v]);
        }
      }
    }
    Merging merging = new Merging(partition.groups());
    for (int group = 0; group < only.length; group++) {
      int earlier = only[group];
      if (earlier >= 0 && next[earlier] == group && kind[earlier] == kind[group]) {
        merging.merge(earlier, group);
      }
    }
    return merging.of(partition);
  }

  private static void note(int[] found, int of, int group) {
    found[of] = found[of] == NONE || found[of] == group ? group : SEVERAL;
  }
}
