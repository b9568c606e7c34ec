package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
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
    Map<String, Integer> depths = new HashMap<>();
    Set<String> open = new TreeSet<>(needs.keySet());
    while (open.removeIf(name -> settle(name, needs, depths))) {
      // each round settles what the one before made possible
    }
    int depth = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Order(open.isEmpty() ? List.of() : cycle(open, needs), depth);
  }

  private static boolean settle(
      String name, Map<String, Set<String>> needs, Map<String, Integer> depths) {
    int depth = 1;
    for (String need : needs.get(name)) {
      if (needs.containsKey(need) && !depths.containsKey(need)) {
        return false;
      }
      depth = Math.max(depth, 1 + depths.getOrDefault(need, 0));
    }
    depths.put(name, depth);
    return true;
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
