package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;

/**
 * What a grouping is expected to cost. A task starts when the tasks are done that it reads from; it
 * takes its start, loading what comes from other tasks, its nodes on its cores as the runner runs
 * them, and saving what other tasks read.
 */
final class Estimate {

  /** A second of waiting is worth as much as fifty of a machine. */
  private static final double MACHINE_WEIGHT = 0.02;

  /** Whether no group waits for itself. */
  final boolean possible;

  /** From the start of the run to its end. */
  final double total;

  /** The sum over all tasks. */
  final double machine;

  /** How long each task takes. */
  final double[] task;

  /** When each task starts. */
  final double[] from;

  /** The groups in an order in which they can run. */
  final int[] order;

  private Estimate(boolean possible, double[] task, double[] from, int[] order) {
    this.possible = possible;
    this.task = task;
    this.from = from;
    this.order = order;
    this.machine = Arrays.stream(task).sum();
    double end = 0;
    for (int group = 0; group < task.length; group++) {
      end = Math.max(end, from[group] + task[group]);
    }
    this.total = possible ? end : Double.POSITIVE_INFINITY;
  }

  static Estimate of(Dag dag, Partition partition) {
    int groups = partition.groups();
    double[] task = tasks(dag, partition);
    double[] from = new double[groups];
    int[] waiting = new int[groups];
    int[] groupOf = partition.groupOf();
    for (int v = 0; v < dag.size; v++) {
      for (int u : dag.before[v]) {
        waiting[groupOf[v]] += groupOf[u] == groupOf[v] ? 0 : 1;
      }
    }
    int[][] members = partition.members();
    int[] order = new int[groups];
    int ready = 0;
    for (int group = 0; group < groups; group++) {
      if (waiting[group] == 0) {
        order[ready++] = group;
      }
    }
    for (int next = 0; next < ready; next++) {
      int group = order[next];
      for (int v : members[group]) {
        for (int w : dag.after[v]) {
          int other = groupOf[w];
          if (other != group) {
            from[other] = Math.max(from[other], from[group] + task[group]);
            if (--waiting[other] == 0) {
              order[ready++] = other;
            }
          }
        }
      }
    }
    return new Estimate(ready == groups, task, from, order);
  }

  /** Less is better; what cannot run is worst. */
  double score() {
    return total + MACHINE_WEIGHT * machine;
  }

  private static double[] tasks(Dag dag, Partition partition) {
    double[] task = new double[partition.groups()];
    int[][] members = partition.members();
    double[] end = new double[dag.size];
    for (int group = 0; group < task.length; group++) {
      task[group] = dag.start + makespan(dag, partition.groupOf(), members[group], end);
    }
    addData(dag, partition, task);
    return task;
  }

  /** How long these nodes of one group take on the group's cores. */
  static double makespan(Dag dag, int[] groupOf, int[] members, double[] end) {
    double[] free = new double[Math.min(dag.cores[members[0]], members.length)];
    double last = 0;
    for (int v : members) {
      double begin = 0;
      for (int u : dag.before[v]) {
        begin = groupOf[u] == groupOf[v] ? Math.max(begin, end[u]) : begin;
      }
      int core = 0;
      for (int c = 1; c < free.length; c++) {
        core = free[c] < free[core] ? c : core;
      }
      end[v] = Math.max(begin, free[core]) + dag.seconds[v];
      free[core] = end[v];
      last = Math.max(last, end[v]);
    }
    return last;
  }

  private static void addData(Dag dag, Partition partition, double[] task) {
    int[] seen = new int[partition.groups()];
    Arrays.fill(seen, -1);
    for (int dataset = 0; dataset < dag.travels.length; dataset++) {
      int[] ends = dag.travels[dataset];
      int writer = partition.groupOf()[ends[0]];
      boolean leaves = false;
      for (int i = 1; i < ends.length; i++) {
        int reader = partition.groupOf()[ends[i]];
        if (reader != writer) {
          leaves = true;
          task[reader] += seen[reader] == dataset ? 0 : dag.data;
          seen[reader] = dataset;
        }
      }
      task[writer] += leaves ? dag.data : 0;
    }
  }
}
