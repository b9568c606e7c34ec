package io.github.vertexmaven.core.compile.plan;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Looks for a better partition near a given one: groups that touch are fused, nodes go to a group
 * beside them or to one of their own, as long as that helps and effort is left. Effort is counted,
 * not timed, so that a plan is the same on every machine.
 */
final class Search {

  /** Up to so many nodes, groups that do not touch are tried as well. */
  private static final int SMALL = 24;

  private final Dag dag;
  private final Bounds bounds;
  private long effort;

  /**
   * What a grouping may cost.
   *
   * @param total the end of the run
   * @param machine the sum over all tasks
   */
  record Bounds(double total, double machine) {
    boolean allow(Estimate estimate) {
      return estimate.possible && estimate.total <= total && estimate.machine <= machine;
    }
  }

  /** A partition and what it costs. */
  record Found(Partition partition, Estimate estimate) {
    static Found of(Dag dag, Partition partition) {
      return new Found(partition, Estimate.of(dag, partition));
    }

    boolean isBetterThan(Found other) {
      return estimate.score() < other.estimate.score() - 1e-6;
    }
  }

  /**
   * A search.
   *
   * @param effort how many nodes may be looked at in all
   */
  Search(Dag dag, Bounds bounds, long effort) {
    this.dag = dag;
    this.bounds = bounds;
    this.effort = effort;
  }

  Found from(Found start) {
    Found best = start;
    Optional<Found> better = Optional.of(start);
    while (better.isPresent()) {
      best = better.get();
      Found current = best;
      better = fused(current).or(() -> moved(current));
    }
    return best;
  }

  private Optional<Found> fused(Found current) {
    int[][] members = current.partition().members();
    Found best = current;
    for (int one = 0; one < members.length; one++) {
      for (int other : partners(current.partition(), members, one)) {
        if (other > one && dag.kind[members[one][0]] == dag.kind[members[other][0]]) {
          int fused = one;
          best = better(best, () -> current.partition().merged(fused, other));
        }
      }
      if (effort <= 0 || best != current && members.length > SMALL) {
        break;
      }
    }
    return best == current ? Optional.empty() : Optional.of(best);
  }

  private Optional<Found> moved(Found current) {
    Partition partition = current.partition();
    int[][] members = partition.members();
    Found best = current;
    for (int v = 0; v < dag.size; v++) {
      int own = partition.groupOf()[v];
      for (int group : partners(partition, members, own)) {
        if (group != own && dag.kind[members[group][0]] == dag.kind[v]) {
          int node = v;
          best = better(best, () -> partition.moved(node, group));
        }
      }
      if (members[own].length > 1) {
        int node = v;
        best = better(best, () -> partition.moved(node, partition.groups()));
      }
      if (effort <= 0 || best != current && members.length > SMALL) {
        break;
      }
    }
    return best == current ? Optional.empty() : Optional.of(best);
  }

  private Found better(Found best, Supplier<Partition> tried) {
    if (effort <= 0) {
      return best;
    }
    effort -= dag.size;
    Found found = Found.of(dag, tried.get());
    return bounds.allow(found.estimate()) && found.isBetterThan(best) ? found : best;
  }

  private Set<Integer> partners(Partition partition, int[][] members, int group) {
    Set<Integer> partners = new LinkedHashSet<>();
    if (dag.size <= SMALL) {
      for (int other = 0; other < members.length; other++) {
        partners.add(other);
      }
      return partners;
    }
    Set<Integer> near = new TreeSet<>();
    for (int v : members[group]) {
      for (int w : dag.after[v]) {
        near.add(partition.groupOf()[w]);
      }
      for (int u : dag.before[v]) {
        near.add(partition.groupOf()[u]);
      }
    }
    return near;
  }
}
