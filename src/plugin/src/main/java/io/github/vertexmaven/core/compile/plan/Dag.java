package io.github.vertexmaven.core.compile.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A grouping problem with numbers for names; nodes are numbered in topological order. */
final class Dag {

  /** More cores than this make no difference to a plan. */
  private static final int MOST_CORES = 32;

  final int size;
  final double start;
  final double data;
  final double[] seconds;
  final int[] cores;

  /** Nodes with equal kinds may be fused: the machine decides, and whether they are cached. */
  final int[] kind;

  final int[][] before;
  final int[][] after;

  /** For each dataset that travels between tasks its writer, and behind it the readers. */
  final int[][] travels;

  private Dag(GroupingProblem problem) {
    List<PlanNode> nodes = problem.nodes();
    size = nodes.size();
    start = problem.startSeconds();
    data = problem.dataSeconds();
    seconds = nodes.stream().mapToDouble(PlanNode::seconds).toArray();
    cores = nodes.stream().mapToInt(node -> Math.min(MOST_CORES, node.machine().cores())).toArray();
    kind = kinds(nodes);
    Map<String, Integer> writers = new HashMap<>();
    for (int v = 0; v < size; v++) {
      for (String dataset : nodes.get(v).writes()) {
        writers.put(dataset, v);
      }
    }
    before = new int[size][];
    Map<String, Set<Integer>> readers = new HashMap<>();
    for (int v = 0; v < size; v++) {
      Set<Integer> found = new LinkedHashSet<>();
      for (String dataset : nodes.get(v).reads()) {
        Integer writer = writers.get(dataset);
        if (writer != null) {
          found.add(writer);
          readers.computeIfAbsent(dataset, any -> new LinkedHashSet<>()).add(v);
        }
      }
      before[v] = found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
    after = reversed(before);
    travels = travels(problem, writers, readers);
  }

  static Dag of(GroupingProblem problem) {
    return new Dag(problem);
  }

  private static int[] kinds(List<PlanNode> nodes) {
    Map<Object, Integer> kinds = new HashMap<>();
    return nodes.stream()
        .mapToInt(
            node -> {
              Object key = node.alone() ? node : List.of(node.machine(), node.cached());
              return kinds.computeIfAbsent(key, any -> kinds.size());
            })
        .toArray();
  }

  private static int[][] reversed(int[][] edges) {
    int[] count = new int[edges.length];
    for (int[] ends : edges) {
      for (int end : ends) {
        count[end]++;
      }
    }
    int[][] reversed = new int[edges.length][];
    Arrays.setAll(reversed, v -> new int[count[v]]);
    for (int v = edges.length - 1; v >= 0; v--) {
      for (int end : edges[v]) {
        reversed[end][--count[end]] = v;
      }
    }
    return reversed;
  }

  private static int[][] travels(
      GroupingProblem problem, Map<String, Integer> writers, Map<String, Set<Integer>> readers) {
    return readers.entrySet().stream()
        .filter(entry -> !problem.kept().contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> ends(writers.get(entry.getKey()), entry.getValue()))
        .toArray(int[][]::new);
  }

  private static int[] ends(int writer, Set<Integer> readers) {
    int[] ends = new int[readers.size() + 1];
    ends[0] = writer;
    int i = 1;
    for (int reader : readers) {
      ends[i++] = reader;
    }
    return ends;
  }
}
