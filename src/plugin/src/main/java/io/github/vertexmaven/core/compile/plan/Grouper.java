package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A strategy: which nodes share a task. What it says is checked by whoever asks. */
public interface Grouper {

  /** The groups, each node in one of them. */
  List<Group> group(GroupingProblem problem);

  /** A task for each node. */
  static Grouper none() {
    return problem ->
        problem.nodes().stream()
            .map(node -> new Group(node.name(), List.of(node.name()), "one task for each node"))
            .toList();
  }

  /**
   * Nodes with the same tag that begins with the prefix; the rest of the tag is the group's name.
   */
  static Grouper byTag(String prefix) {
    return new TagGrouper(prefix);
  }

  /** Nodes of the same namespace, at all levels of the name. */
  static Grouper byNamespace() {
    return new NamespaceGrouper();
  }

  /** What ends soonest, and of such what needs little machine time. */
  static Grouper auto() {
    return new AutoGrouper();
  }

  /**
   * Groups that someone else made.
   *
   * @param groups node names by the group's name; nodes that are in none have a task of their own
   * @param maker who made them, in words
   */
  static Grouper given(Map<String, ? extends List<String>> groups, String maker) {
    return problem -> {
      List<Group> all = new ArrayList<>();
      String reason = "grouped by " + maker;
      groups.forEach((name, nodes) -> all.add(new Group(name, nodes, reason)));
      Set<String> grouped = new HashSet<>();
      groups.values().forEach(grouped::addAll);
      problem.nodes().stream()
          .map(PlanNode::name)
          .filter(name -> !grouped.contains(name))
          .forEach(name -> all.add(new Group(name, List.of(name), reason)));
      return all;
    };
  }
}
