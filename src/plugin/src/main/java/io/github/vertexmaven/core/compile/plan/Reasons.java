package io.github.vertexmaven.core.compile.plan;

import java.util.Set;
import java.util.TreeSet;

/** Why a group of the automatic grouping is as it is: what it would cost otherwise. */
final class Reasons {

  /** Beyond so much work the reasons are general. */
  private static final long MOST = 2_000_000;

  private final GroupingProblem problem;
  private final Dag dag;
  private final Partition partition;
  private final Estimate estimate;
  private final int[][] members;

  Reasons(GroupingProblem problem, Dag dag, Partition partition) {
    this.problem = problem;
    this.dag = dag;
    this.partition = partition;
    this.estimate = Estimate.of(dag, partition);
    this.members = partition.members();
  }

  String of(int group) {
    return members[group].length > 1 ? together(group) : apart(group);
  }

  private boolean isTooMuch() {
    return (long) members.length * dag.size > MOST;
  }

  private String together(int group) {
    if (isTooMuch()) {
      return "fewer starts, and nothing that could run in parallel waits for it";
    }
    int[] labels = partition.groupOf().clone();
    int next = partition.groups();
    for (int v : members[group]) {
      labels[v] = next++;
    }
    Estimate split = Estimate.of(dag, Partition.of(labels));
    double later = split.total - estimate.total;
    double more = split.machine - estimate.machine;
    String ends =
        later < 0.5
            ? "the run would end no sooner"
            : "the run would end " + SpokenTime.of(later) + " later";
    return "in tasks of their own "
        + ends
        + " and take "
        + SpokenTime.of(more)
        + " more machine time";
  }

  private String apart(int group) {
    int v = members[group][0];
    if (problem.nodes().get(v).alone()) {
      return "marked to stay alone";
    }
    Set<Integer> near = neighbours(v);
    if (near.isEmpty()) {
      return members.length == 1 ? "the only node" : "nothing else is connected with it";
    }
    PlanNode node = problem.nodes().get(v);
    near.removeIf(other -> !first(other).machine().equals(node.machine()) || first(other).alone());
    if (near.isEmpty()) {
      return "no neighbour asks for the same machine: " + node.machine().words();
    }
    near.removeIf(other -> dag.kind[members[other][0]] != dag.kind[v]);
    if (near.isEmpty()) {
      return node.cached()
          ? "its results can be reused, those of its neighbours cannot"
          : "its results cannot be reused, those of its neighbours can";
    }
    return isTooMuch() ? "the run would end later with it in another task" : apart(group, near);
  }

  private String apart(int group, Set<Integer> near) {
    String reason = "";
    double least = Double.POSITIVE_INFINITY;
    for (int other : near) {
      Estimate merged = Estimate.of(dag, partition.merged(other, group));
      String name = "'" + problem.nodes().get(members[other][0]).name() + "'";
      if (!merged.possible && reason.isEmpty()) {
        reason = "together with " + name + " it would wait for itself";
      } else if (merged.possible && merged.total < least) {
        least = merged.total;
        double later = merged.total - estimate.total;
        reason =
            later < 0.5
                ? "together with " + name + " nothing would end sooner"
                : "together with " + name + " the run would end " + SpokenTime.of(later) + " later";
      }
    }
    return reason;
  }

  private PlanNode first(int group) {
    return problem.nodes().get(members[group][0]);
  }

  private Set<Integer> neighbours(int v) {
    Set<Integer> near = new TreeSet<>();
    for (int u : dag.before[v]) {
      near.add(partition.groupOf()[u]);
    }
    for (int w : dag.after[v]) {
      near.add(partition.groupOf()[w]);
    }
    return near;
  }
}
