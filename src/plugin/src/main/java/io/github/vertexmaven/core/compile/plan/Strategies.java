package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strategies that there are. */
public final class Strategies {

  private Strategies() {}

  /** A task for each node. */
  public static Grouper none() {
    return problem ->
        problem.nodes().stream()
            .map(node -> new Group(node.name(), List.of(node.name()), "one task for each node"))
            .toList();
  }

  /**
   * Nodes with the same tag that begins with the prefix; the rest of the tag is the group's name.
   */
  public static Grouper byTag(String prefix) {
    return new TagGrouper(prefix);
  }

  /** Nodes of the same namespace, at all levels of the name. */
  public static Grouper byNamespace() {
    return new NamespaceGrouper();
  }

  /** What ends soonest, and of such what needs little machine time. */
  public static Grouper auto() {
    return new AutoGrouper();
  }

  /**
   * Groups that someone else made.
   *
   * @param groups node names by the group's name; nodes that are in none have a task of their own
   * @param maker who made them, in words
   */
  public static Grouper given(Map<String, ? extends List<String>> groups, String maker) {
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
