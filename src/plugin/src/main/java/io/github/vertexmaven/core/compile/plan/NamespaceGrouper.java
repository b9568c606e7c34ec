package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups by the whole namespace: {@code a} and {@code a.b} are two. */
record NamespaceGrouper() implements Grouper {

  @Override
  public List<Group> group(GroupingProblem problem) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    List<Group> groups = new ArrayList<>();
    for (PlanNode node : problem.nodes()) {
      if (node.namespace().isEmpty()) {
        groups.add(new Group(node.name(), List.of(node.name()), "no namespace"));
      } else {
        named.computeIfAbsent(node.namespace(), any -> new ArrayList<>()).add(node.name());
      }
    }
    named.forEach((name, nodes) -> groups.add(new Group(name, nodes, "namespace " + name)));
    return groups;
  }
}
