package it;

import io.github.vertexmaven.pipeline.NodeGrouper;
import io.github.vertexmaven.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groups as the parameters say, by the name of the group. */
public final class Together implements NodeGrouper {

  @Override
  public Map<String, List<String>> groups(
      String pipeline, Pipeline nodes, Map<String, Object> params) {
    Map<String, List<String>> groups = new TreeMap<>();
    params.forEach(
        (name, members) ->
            groups.put(
                name,
                ((List<?>) members)
                    .stream()
                        .map(String::valueOf)
                        .filter(member -> nodes.node(member).isPresent())
                        .toList()));
    groups.values().removeIf(List::isEmpty);
    return groups;
  }
}
