package io.github.vertexmaven.core.compile.plan;

import io.github.vertexmaven.core.compile.plan.Search.Bounds;
import io.github.vertexmaven.core.compile.plan.Search.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The grouping that ends soonest, and among such the one that needs little machine time; never
 * later or dearer than one task per node.
 */
final class Auto {

  private static final long EFFORT = 2_000_000;

  /** Starts of a search: the best few, because the best one may be a dead end. */
  private static final int STARTS = 3;

  private static final int MOST_ROUNDS = 8;
  private static final double ROUNDING = 1e-6;

  private final Dag dag;
  private final Found apart;
  private final Bounds bounds;

  private Auto(Dag dag) {
    this.dag = dag;
    this.apart = Found.of(dag, Partition.apart(dag.size));
    this.bounds =
        new Bounds(apart.estimate().total + ROUNDING, apart.estimate().machine + ROUNDING);
  }

  static Partition of(Dag dag) {
    return dag.size == 0 ? Partition.apart(0) : new Auto(dag).partition();
  }

  private Partition partition() {
    List<Found> starts = new ArrayList<>(List.of(apart));
    Partition whole = Buckets.whole(dag);
    Partition connected = Buckets.connected(dag, whole);
    Partition staged = Stages.cut(dag, connected);
    for (Partition partition : List.of(apart.partition(), whole, connected, staged)) {
      addIfAllowed(starts, partition);
      addIfAllowed(starts, condensed(partition));
    }
    starts.sort(Comparator.comparingDouble(found -> found.estimate().score()));
    List<Found> best = starts.subList(0, Math.min(STARTS, starts.size()));
    return best.stream()
        .map(found -> new Search(dag, bounds, EFFORT / best.size()).from(found))
        .min(Comparator.comparingDouble(found -> found.estimate().score()))
        .orElse(apart)
        .partition();
  }

  private void addIfAllowed(List<Found> starts, Partition partition) {
    Found found = Found.of(dag, partition);
    if (bounds.allow(found.estimate())) {
      starts.add(found);
    }
  }

  /** Fused along its chains, then side by side, as long as that helps. */
  private Partition condensed(Partition partition) {
    Found current = Found.of(dag, partition);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Partition chained = Chains.fused(dag, current.partition());
      Found packed = Found.of(dag, Packing.packed(dag, chained, bounds.total()));
      Found slim = Found.of(dag, Packing.packed(dag, chained, 0));
      Found next = slim.isBetterThan(packed) ? slim : packed;
      if (!next.isBetterThan(current)) {
        return current.partition();
      }
      current = next;
    }
    return current.partition();
  }
}
