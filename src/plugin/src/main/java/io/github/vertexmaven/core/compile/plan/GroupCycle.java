package io.github.vertexmaven.core.compile.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the shortest way on which a group waits for itself. */
final class GroupCycle {

  private final Map<String, Map<String, GroupEdge>> edges = new LinkedHashMap<>();

  private GroupCycle(GroupingProblem problem, Map<String, Group> groupOf) {
    Map<String, PlanNode> writers = new HashMap<>();
    problem.nodes().forEach(node -> node.writes().forEach(name -> writers.put(name, node)));
    for (PlanNode reader : problem.nodes()) {
      for (String dataset : reader.reads()) {
        PlanNode writer = writers.get(dataset);
        Group to = groupOf.get(reader.name());
        if (writer != null && groupOf.get(writer.name()) != to) {
          Group from = groupOf.get(writer.name());
          edges
              .computeIfAbsent(from.name(), any -> new LinkedHashMap<>())
              .putIfAbsent(
                  to.name(), new GroupEdge(from, writer.name(), to, reader.name(), dataset));
        }
      }
    }
  }

  /** The edges of one cycle, nothing when there is none. */
  static Optional<List<GroupEdge>> in(GroupingProblem problem, Map<String, Group> groupOf) {
    return new GroupCycle(problem, groupOf).shortest();
  }

  private Optional<List<GroupEdge>> shortest() {
    dropWhatIsOnNoCycle();
    List<GroupEdge> shortest = List.of();
    for (String start : edges.keySet()) {
      List<GroupEdge> cycle = from(start);
      boolean better = shortest.isEmpty() || cycle.size() < shortest.size();
      shortest = !cycle.isEmpty() && better ? cycle : shortest;
      if (shortest.size() == 2) {
        break;
      }
    }
    return Optional.of(shortest).filter(found -> !found.isEmpty());
  }

  private void dropWhatIsOnNoCycle() {
    Map<String, Integer> waiting = new HashMap<>();
    edges.values().forEach(to -> to.keySet().forEach(end -> waiting.merge(end, 1, Integer::sum)));
    Deque<String> free = new ArrayDeque<>();
    edges.keySet().stream().filter(group -> !waiting.containsKey(group)).forEach(free::add);
    while (!free.isEmpty()) {
      Map<String, GroupEdge> gone = edges.remove(free.poll());
      for (String end : gone == null ? Set.<String>of() : gone.keySet()) {
        if (waiting.merge(end, -1, Integer::sum) == 0) {
          free.add(end);
        }
      }
    }
  }

  /** The shortest way back to a group, by breadth. */
  private List<GroupEdge> from(String start) {
    Map<String, List<GroupEdge>> ways = new HashMap<>(Map.of(start, List.of()));
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String at = open.poll();
      for (GroupEdge edge : edges.getOrDefault(at, Map.of()).values()) {
        List<GroupEdge> way = new ArrayList<>(ways.get(at));
        way.add(edge);
        if (edge.to().name().equals(start)) {
          return way;
        }
        if (seen.add(edge.to().name())) {
          ways.put(edge.to().name(), way);
          open.add(edge.to().name());
        }
      }
    }
    return List.of();
  }
}
