package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fuses groups that could run at the same time, as far as the run does not end later for it: fewer
 * starts, less machine time. Groups as many steps away from the beginning never wait for each
 * other, so only such are fused.
 */
final class Packing {

  /** How many open bins a group is tried on. */
  private static final int TRIES = 8;

  private static final int MOST_SIMULATED = 256;
  private static final double ROUNDING = 1e-9;

  private final Dag dag;
  private final Partition partition;
  private final Estimate estimate;
  private final int[][] members;
  private final double[] latest;
  private final double[] from;
  private final double[] end;
  private final Merging merging;
  private final double[] scratch;

  /** Groups that become one. */
  private static final class Bin {
    private final List<Integer> groups = new ArrayList<>();
    private int[] nodes;
    private double work;
    private double longest;
    private double run;
    private double data;
    private double begin;
    private double deadline;

    double length(Dag dag) {
      return dag.start + data + run;
    }

    void grow(Bin added, double begin, double run) {
      if (nodes.length <= MOST_SIMULATED) {
        nodes = joined(nodes, added.nodes);
      }
      work += added.work;
      longest = Math.max(longest, added.longest);
      data += added.data;
      deadline = Math.min(deadline, added.deadline);
      this.begin = begin;
      this.run = run;
    }

    static int[] joined(int[] one, int[] other) {
      int[] joined = Arrays.copyOf(one, one.length + other.length);
      System.arraycopy(other, 0, joined, one.length, other.length);
      Arrays.sort(joined);
      return joined;
    }
  }

  private Packing(Dag dag, Partition partition, Estimate estimate, double limit) {
    this.dag = dag;
    this.partition = partition;
    this.estimate = estimate;
    this.members = partition.members();
    this.latest = latest(limit);
    this.from = new double[partition.groups()];
    this.end = new double[partition.groups()];
    this.merging = new Merging(partition.groups());
    this.scratch = new double[dag.size];
  }

  /**
   * The partition with fewer groups.
   *
   * @param limit when the run has to be over
   */
  static Partition packed(Dag dag, Partition partition, double limit) {
    Estimate estimate = Estimate.of(dag, partition);
    return new Packing(dag, partition, estimate, Math.max(limit, estimate.total)).packed();
  }

  /** When each group has to be done, so that those behind it are done in time. */
  private double[] latest(double limit) {
    double[] deadline = new double[partition.groups()];
    Arrays.fill(deadline, limit);
    for (int i = estimate.order.length - 1; i >= 0; i--) {
      int group = estimate.order[i];
      for (int v : members[group]) {
        for (int u : dag.before[v]) {
          int other = partition.groupOf()[u];
          if (other != group) {
            double start = deadline[group] - estimate.task[group];
            deadline[other] = Math.min(deadline[other], start);
          }
        }
      }
    }
    return deadline;
  }

  private Partition packed() {
    for (List<Integer> level : levels().values()) {
      level.forEach(group -> from[group] = begin(group));
      Map<Integer, List<Integer>> kinds = new TreeMap<>();
      for (int group : level) {
        int kind = dag.kind[members[group][0]];
        kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(group);
      }
      kinds.values().forEach(this::pack);
    }
    return merging.of(partition);
  }

  /** By the number of groups on the longest way to them. */
  private Map<Integer, List<Integer>> levels() {
    int[] level = new int[partition.groups()];
    Map<Integer, List<Integer>> levels = new TreeMap<>();
    for (int group : estimate.order) {
      for (int v : members[group]) {
        for (int u : dag.before[v]) {
          int other = partition.groupOf()[u];
          level[group] = other == group ? level[group] : Math.max(level[group], level[other] + 1);
        }
      }
      levels.computeIfAbsent(level[group], any -> new ArrayList<>()).add(group);
    }
    return levels;
  }

  private double begin(int group) {
    double begin = 0;
    for (int v : members[group]) {
      for (int u : dag.before[v]) {
        int other = partition.groupOf()[u];
        begin = other == group ? begin : Math.max(begin, end[other]);
      }
    }
    return begin;
  }

  /** The longest first: what is short finds room beside it. */
  private void pack(List<Integer> groups) {
    groups.sort(
        Comparator.comparingDouble((Integer group) -> -estimate.task[group])
            .thenComparing(Comparator.naturalOrder()));
    List<Bin> bins = new ArrayList<>();
    for (int group : groups) {
      Bin bin = fit(bins, opened(group));
      bin.groups.add(group);
      merging.merge(bin.groups.get(0), group);
    }
    for (Bin bin : bins) {
      bin.groups.forEach(group -> end[group] = bin.begin + bin.length(dag));
    }
  }

  private Bin opened(int group) {
    Bin bin = new Bin();
    bin.nodes = members[group];
    bin.begin = from[group];
    bin.deadline = latest[group];
    bin.run = Estimate.makespan(dag, partition.groupOf(), bin.nodes, scratch);
    bin.longest = bin.run;
    bin.data = Math.max(0, estimate.task[group] - dag.start - bin.run);
    for (int v : bin.nodes) {
      bin.work += dag.seconds[v];
    }
    return bin;
  }

  /** A bin with room, else the new one. */
  private Bin fit(List<Bin> bins, Bin added) {
    for (int i = bins.size() - 1; i >= Math.max(0, bins.size() - TRIES); i--) {
      Bin bin = bins.get(i);
      double begin = Math.max(bin.begin, added.begin);
      double room = Math.min(bin.deadline, added.deadline) - begin - dag.start + ROUNDING;
      double least = (bin.work + added.work) / dag.cores[bin.nodes[0]];
      double data = bin.data + added.data;
      if (data + Math.max(least, Math.max(bin.run, added.run)) <= room) {
        double run = together(bin, added);
        if (data + run <= room) {
          bin.grow(added, begin, run);
          return bin;
        }
      }
    }
    bins.add(added);
    return added;
  }

  /** How long the nodes of both take; where simulating takes long, no less than that. */
  private double together(Bin bin, Bin added) {
    if (bin.nodes.length + added.nodes.length > MOST_SIMULATED) {
      double longest = Math.max(bin.longest, added.longest);
      return longest + (bin.work + added.work) / dag.cores[added.nodes[0]];
    }
    // Groups of one level have no edges between them, so each node's own group tells its edges.
    int[] nodes = Bin.joined(bin.nodes, added.nodes);
    return Estimate.makespan(dag, partition.groupOf(), nodes, scratch);
  }
}
