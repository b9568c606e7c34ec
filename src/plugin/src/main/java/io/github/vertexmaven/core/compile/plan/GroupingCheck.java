package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether groups can be tasks; what keeps them from it names the nodes. */
public final class GroupingCheck {

  private final Map<String, PlanNode> nodes = new LinkedHashMap<>();
  private final List<Group> groups;
  private final List<String> problems = new ArrayList<>();

  private GroupingCheck(GroupingProblem problem, List<Group> groups) {
    problem.nodes().forEach(node -> nodes.put(node.name(), node));
    this.groups = groups;
  }

  /** All problems, each a sentence; none when the groups are good. */
  public static List<String> of(GroupingProblem problem, List<Group> groups) {
    GroupingCheck check = new GroupingCheck(problem, groups);
    check.names();
    check.coverage();
    if (check.problems.isEmpty()) {
      groups.forEach(check::machines);
      groups.forEach(check::alone);
      check.cycles(problem);
    }
    return check.problems;
  }

  private void names() {
    Set<String> names = new HashSet<>();
    groups.stream()
        .map(Group::name)
        .filter(name -> !names.add(name))
        .distinct()
        .forEach(name -> problems.add("Two groups are named '" + name + "'. Rename one."));
  }

  private void coverage() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Group group : groups) {
      for (String node : group.nodes()) {
        found.computeIfAbsent(node, any -> new ArrayList<>()).add("'" + group.name() + "'");
      }
    }
    found.forEach(
        (node, names) -> {
          if (!nodes.containsKey(node)) {
            problems.add(
                "Group " + names.get(0) + " has node '" + node + "', which does not exist.");
          } else if (names.size() > 1) {
            problems.add(
                "Node '"
                    + node
                    + "' is in more than one group: "
                    + String.join(", ", names)
                    + ". A node runs in one task.");
          }
        });
    nodes.keySet().stream()
        .filter(node -> !found.containsKey(node))
        .forEach(node -> problems.add("Node '" + node + "' is in no group."));
  }

  private void machines(Group group) {
    Map<String, List<String>> machines = new LinkedHashMap<>();
    for (String node : group.nodes()) {
      String words = nodes.get(node).machine().words();
      machines.computeIfAbsent(words, any -> new ArrayList<>()).add("'" + node + "'");
    }
    if (machines.size() > 1) {
      problems.add(
          "Group '"
              + group.name()
              + "' cannot be one task, because its nodes need different machines: "
              + machines.entrySet().stream()
                  .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                  .collect(Collectors.joining("; "))
              + ".\n  Give them the same settings, or put them into different groups.");
    }
  }

  private void alone(Group group) {
    group.nodes().stream()
        .filter(node -> nodes.get(node).alone() && group.nodes().size() > 1)
        .forEach(
            node ->
                problems.add(
                    "Node '"
                        + node
                        + "' must have a task of its own, but is in group '"
                        + group.name()
                        + "' with "
                        + others(group, node)
                        + "."));
  }

  private static String others(Group group, String node) {
    return group.nodes().stream()
        .filter(other -> !other.equals(node))
        .map(other -> "'" + other + "'")
        .collect(Collectors.joining(", "));
  }

  private void cycles(GroupingProblem problem) {
    Map<String, Group> groupOf = new HashMap<>();
    groups.forEach(group -> group.nodes().forEach(node -> groupOf.put(node, group)));
    Optional<List<GroupEdge>> cycle = GroupCycle.in(problem, groupOf);
    cycle.ifPresent(
        edges ->
            problems.add(
                "Groups wait for each other: "
                    + edges.stream().map(GroupEdge::words).collect(Collectors.joining("; "))
                    + ".\n  Put all of these nodes into one group, or take one out of its group."));
  }
}
