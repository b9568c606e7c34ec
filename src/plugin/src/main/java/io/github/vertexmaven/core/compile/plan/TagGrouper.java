package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups by tags. A node with several such tags is in several groups, which the check refuses with
 * both names.
 */
record TagGrouper(String prefix) implements Grouper {

  @Override
  public List<Group> group(GroupingProblem problem) {
    Map<String, List<String>> tagged = new LinkedHashMap<>();
    List<Group> groups = new ArrayList<>();
    for (PlanNode node : problem.nodes()) {
      List<String> tags = node.tags().stream().filter(this::isGroup).distinct().toList();
      tags.forEach(tag -> tagged.computeIfAbsent(tag, any -> new ArrayList<>()).add(node.name()));
      if (tags.isEmpty()) {
        groups.add(new Group(node.name(), List.of(node.name()), "no tag " + prefix + "…"));
      }
    }
    tagged.forEach(
        (tag, nodes) ->
            groups.add(new Group(tag.substring(prefix.length()), nodes, "tagged " + tag)));
    return groups;
  }

  private boolean isGroup(String tag) {
    return tag.startsWith(prefix) && tag.length() > prefix.length();
  }
}
