package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a pipeline and what a run of them is expected to cost, against one task per node.
 *
 * @param strategy who grouped the nodes, in words
 * @param tasks in an order in which they can run
 * @param criticalPath the names of the tasks that decide when the run ends
 * @param seconds from the start of a run to its end
 * @param machineSeconds the sum over all tasks
 * @param apartSeconds the same with one task per node
 * @param apartMachineSeconds the same with one task per node
 * @param startSeconds what each task is expected to take for its start
 */
public record Plan(
    String strategy,
    List<PlannedTask> tasks,
    List<String> criticalPath,
    double seconds,
    double machineSeconds,
    double apartSeconds,
    double apartMachineSeconds,
    double startSeconds) {

  /** Copies the lists. */
  public Plan {
    tasks = List.copyOf(tasks);
    criticalPath = List.copyOf(criticalPath);
  }

  /** The plan of no tasks. */
  public static Plan nothing() {
    return new Plan("none", List.of(), List.of(), 0, 0, 0, 0, 0);
  }

  /** The plan for groups that {@link GroupingCheck} found good. */
  public static Plan of(String strategy, GroupingProblem problem, List<Group> groups) {
    Dag dag = Dag.of(problem);
    Map<String, Integer> labels = new HashMap<>();
    for (int group = 0; group < groups.size(); group++) {
      for (String node : groups.get(group).nodes()) {
        labels.put(node, group);
      }
    }
    int[] groupOf = problem.nodes().stream().mapToInt(node -> labels.get(node.name())).toArray();
    Partition partition = new Partition(groupOf, groups.size());
    Estimate estimate = Estimate.of(dag, partition);
    Estimate apart = Estimate.of(dag, Partition.apart(dag.size));
    List<Integer> critical = critical(dag, partition, estimate);
    return new Plan(
        strategy,
        tasks(problem, groups, partition, estimate, critical),
        critical.stream().map(group -> groups.get(group).name()).toList(),
        estimate.total,
        estimate.machine,
        apart.total,
        apart.machine,
        problem.startSeconds());
  }

  private static List<PlannedTask> tasks(
      GroupingProblem problem,
      List<Group> groups,
      Partition partition,
      Estimate estimate,
      List<Integer> critical) {
    int[][] members = partition.members();
    Set<Integer> onPath = new HashSet<>(critical);
    List<PlannedTask> tasks = new ArrayList<>();
    for (int group : estimate.order) {
      List<String> nodes = new ArrayList<>();
      for (int v : members[group]) {
        nodes.add(problem.nodes().get(v).name());
      }
      tasks.add(
          new PlannedTask(
              groups.get(group).name(),
              nodes,
              groups.get(group).reason(),
              problem.nodes().get(members[group][0]).machine().words(),
              estimate.from[group],
              estimate.task[group],
              onPath.contains(group)));
    }
    return tasks;
  }

  /** From the task that ends last back to one that waits for nobody. */
  private static List<Integer> critical(Dag dag, Partition partition, Estimate estimate) {
    List<Integer> path = new ArrayList<>();
    int last = last(estimate);
    int[][] members = partition.members();
    while (last >= 0) {
      path.add(last);
      int before = -1;
      for (int v : members[last]) {
        for (int u : dag.before[v]) {
          int other = partition.groupOf()[u];
          boolean holdsUp = estimate.from[other] + estimate.task[other] >= estimate.from[last];
          before = other != last && holdsUp ? other : before;
        }
      }
      last = before;
    }
    Collections.reverse(path);
    return path;
  }

  private static int last(Estimate estimate) {
    int last = -1;
    double end = -1;
    for (int group = 0; group < estimate.task.length; group++) {
      double own = estimate.from[group] + estimate.task[group];
      last = own > end ? group : last;
      end = Math.max(end, own);
    }
    return last;
  }
}
