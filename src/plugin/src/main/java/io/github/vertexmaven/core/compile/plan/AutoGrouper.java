package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups by cost, and says of each group what it is good for. */
record AutoGrouper() implements Grouper {

  @Override
  public List<Group> group(GroupingProblem problem) {
    Dag dag = Dag.of(problem);
    Partition partition = Auto.of(dag);
    Reasons reasons = new Reasons(problem, dag, partition);
    List<Group> groups = new ArrayList<>();
    int[][] members = partition.members();
    for (int group = 0; group < members.length; group++) {
      List<String> names =
          Arrays.stream(members[group]).mapToObj(v -> problem.nodes().get(v).name()).toList();
      groups.add(new Group(name(names), names, reasons.of(group)));
    }
    return groups;
  }

  /** Told by the first and the last node: the same nodes always have the same name. */
  private static String name(List<String> nodes) {
    String first = nodes.get(0);
    if (nodes.size() == 1) {
      return first;
    }
    String last = nodes.get(nodes.size() - 1);
    return nodes.size() == 2
        ? first + "-and-" + last
        : first + "-to-" + last + "-" + nodes.size() + "-nodes";
  }
}
