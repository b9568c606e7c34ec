package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What keeps nodes from being a pipeline: one check for each rule. */
final class GraphProblems {

  private GraphProblems() {}

  static List<String> of(Collection<PipelineNode> nodes) {
    List<String> problems = new ArrayList<>();
    duplicateNames(nodes, problems);
    twoWriters(nodes, problems);
    TypedDatasets.check(nodes, problems);
    if (problems.isEmpty()) {
      cycle(nodes, problems);
    }
    return problems;
  }

  private static void duplicateNames(Collection<PipelineNode> nodes, List<String> problems) {
    Map<String, PipelineNode> seen = new HashMap<>();
    for (PipelineNode node : nodes) {
      PipelineNode earlier = seen.putIfAbsent(node.name(), node);
      if (earlier != null) {
        problems.add(
            "Two nodes have the name '"
                + node.name()
                + "': "
                + earlier.source()
                + " and "
                + node.source()
                + ". Give one another name, or use one of them in a namespace.");
      }
    }
  }

  private static void twoWriters(Collection<PipelineNode> nodes, List<String> problems) {
    Map<String, PipelineNode> writers = new HashMap<>();
    for (PipelineNode node : nodes) {
      for (String dataset : node.datasetsWritten()) {
        PipelineNode earlier = writers.putIfAbsent(dataset, node);
        if (earlier == node) {
          problems.add(
              "Dataset '"
                  + dataset
                  + "' is written twice by node '"
                  + node.name()
                  + "' ("
                  + node.source()
                  + ")"
                  + types(node, dataset)
                  + ". Give each output a name of its own.");
        } else if (earlier != null && !earlier.name().equals(node.name())) {
          problems.add(
              "Dataset '"
                  + dataset
                  + "' is written by two nodes: '"
                  + earlier.name()
                  + "' ("
                  + earlier.source()
                  + ") and '"
                  + node.name()
                  + "' ("
                  + node.source()
                  + "). Rename the output of one of them.");
        }
      }
    }
  }

  /** Which types of a dataset a node writes. */
  private static String types(PipelineNode node, String dataset) {
    List<String> typed =
        node.entriesWritten().stream()
            .filter(name -> Transcoding.dataset(name).equals(dataset) && !name.equals(dataset))
            .toList();
    return typed.isEmpty() ? "" : ", as '" + String.join("' and '", typed) + "'";
  }

  private static void cycle(Collection<PipelineNode> nodes, List<String> problems) {
    Set<PipelineNode> stuck = new HashSet<>(nodes);
    for (PipelineNode node : TopologicalOrder.of(nodes)) {
      stuck.remove(node);
    }
    if (stuck.isEmpty()) {
      return;
    }
    Map<String, PipelineNode> writers = new HashMap<>();
    stuck.forEach(node -> node.datasetsWritten().forEach(name -> writers.put(name, node)));
    PipelineNode start =
        stuck.stream().min(java.util.Comparator.comparing(PipelineNode::name)).orElseThrow();
    problems.add(inWords(walkBack(start, writers)));
  }

  /** Each stuck node reads from another stuck one, so walking back must meet a node twice. */
  private static Map<PipelineNode, String> walkBack(
      PipelineNode start, Map<String, PipelineNode> writers) {
    Map<PipelineNode, String> path = new LinkedHashMap<>();
    PipelineNode node = start;
    while (!path.containsKey(node)) {
      String read =
          node.datasetsRead().stream()
              .filter(writers::containsKey)
              .sorted()
              .findFirst()
              .orElseThrow();
      path.put(node, read);
      node = writers.get(read);
    }
    PipelineNode entry = node;
    boolean inside = false;
    Map<PipelineNode, String> cycle = new LinkedHashMap<>();
    for (Map.Entry<PipelineNode, String> step : path.entrySet()) {
      inside |= step.getKey().equals(entry);
      if (inside) {
        cycle.put(step.getKey(), step.getValue());
      }
    }
    return cycle;
  }

  private static String inWords(Map<PipelineNode, String> cycle) {
    List<String> steps = new ArrayList<>();
    cycle.forEach(
        (node, read) ->
            steps.add("'" + node.name() + "' (" + node.source() + ") reads '" + read + "'"));
    return "The nodes form a cycle: "
        + String.join(", written by ", steps)
        + ", written by '"
        + cycle.keySet().iterator().next().name()
        + "'. Remove one of these dependencies.";
  }
}
