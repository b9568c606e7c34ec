package io.github.vertexmaven.emulator.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which things that need each other can be done.
 *
 * @param cycle things that need each other, the first one again at the end; empty when there is
 *     none
 * @param depth the length of the longest chain of needs
 */
record Order(List<String> cycle, int depth) {

  /** Without recursion, so that a chain of any length is fine. */
  static Order of(Map<String, Set<String>> needs) {
    Map<String, Integer> missing = new HashMap<>();
    Map<String, List<String>> waiting = new HashMap<>();
    needs.forEach(
        (name, needed) -> {
          List<String> known = needed.stream().filter(needs::containsKey).toList();
          known.forEach(need -> waiting.computeIfAbsent(need, n -> new ArrayList<>()).add(name));
          missing.put(name, known.size());
        });
    Map<String, Integer> depths = settled(missing, waiting);
    Set<String> open = new TreeSet<>(needs.keySet());
    open.removeAll(depths.keySet());
    int depth = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Order(open.isEmpty() ? List.of() : cycle(open, needs), depth);
  }

  /** The depth of everything that can be reached from what needs nothing. */
  private static Map<String, Integer> settled(
      Map<String, Integer> missing, Map<String, List<String>> waiting) {
    Map<String, Integer> depths = new HashMap<>();
    missing.forEach((name, count) -> depths.computeIfAbsent(name, n -> count == 0 ? 1 : null));
    Deque<String> ready = new ArrayDeque<>(depths.keySet());
    Map<String, Integer> deepest = new HashMap<>();
    while (!ready.isEmpty()) {
      String done = ready.poll();
      for (String name : waiting.getOrDefault(done, List.of())) {
        deepest.merge(name, 1 + depths.get(done), Math::max);
        if (missing.merge(name, -1, Integer::sum) == 0) {
          depths.put(name, deepest.get(name));
          ready.add(name);
        }
      }
    }
    return depths;
  }

  /** Whatever is open needs something open: following that leads round. */
  private static List<String> cycle(Set<String> open, Map<String, Set<String>> needs) {
    Set<String> trail = new LinkedHashSet<>();
    String name = open.iterator().next();
    while (trail.add(name)) {
      name = needs.get(name).stream().filter(open::contains).sorted().findFirst().orElseThrow();
    }
    String start = name;
    List<String> cycle =
        new ArrayList<>(trail.stream().dropWhile(one -> !one.equals(start)).toList());
    cycle.add(start);
    return cycle;
  }
}
