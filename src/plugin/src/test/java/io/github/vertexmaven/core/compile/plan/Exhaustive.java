package io.github.vertexmaven.core.compile.plan;

/** The best of all groupings of a small pipeline that cost no more than one task per node. */
record Exhaustive(double score, double total) {

  static Exhaustive of(Dag dag) {
    Estimate apart = Estimate.of(dag, Partition.apart(dag.size));
    double[] best = {apart.score(), apart.total};
    fill(dag, new int[dag.size], new int[dag.size], 0, 0, apart, best);
    return new Exhaustive(best[0], best[1]);
  }

  private static void fill(
      Dag dag, int[] labels, int[] firsts, int at, int groups, Estimate apart, double[] best) {
    if (at == dag.size) {
      Estimate estimate = Estimate.of(dag, new Partition(labels.clone(), groups));
      boolean allowed = estimate.possible && estimate.total <= apart.total + 1e-6;
      if (allowed && estimate.machine <= apart.machine + 1e-6) {
        best[0] = Math.min(best[0], estimate.score());
        best[1] = Math.min(best[1], estimate.total);
      }
      return;
    }
    for (int group = 0; group <= groups; group++) {
      if (group == groups) {
        firsts[group] = at;
      }
      if (dag.kind[firsts[group]] == dag.kind[at]) {
        labels[at] = group;
        fill(dag, labels, firsts, at + 1, Math.max(groups, group + 1), apart, best);
      }
    }
  }
}
