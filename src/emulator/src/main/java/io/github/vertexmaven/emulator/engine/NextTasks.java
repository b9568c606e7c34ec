package io.github.vertexmaven.emulator.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tasks of a dag are likely to be next, as far as those at work tell. */
final class NextTasks {

  private final Set<String> queued = new LinkedHashSet<>();
  private final Set<String> working = new LinkedHashSet<>();

  void begun(String task) {
    queued.add(task);
  }

  void atWork(String task) {
    queued.remove(task);
    working.add(task);
  }

  void ended(String task) {
    queued.remove(task);
    working.remove(task);
  }

  /**
   * First those that wait for nothing but tasks at work, then those that wait for these. Where no
   * task is at work, all results may be known; where some wait for a core, none is free: then none.
   *
   * @param waiting what each task waits for
   * @param downstream what waits for each task
   * @param count at most so many
   */
  List<String> next(
      Map<String, Set<String>> waiting, Map<String, List<String>> downstream, int count) {
    if (!queued.isEmpty()) {
      return List.of();
    }
    Set<String> reached = new LinkedHashSet<>(working);
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty() && reached.size() < working.size() + count) {
      for (String task : downstream.getOrDefault(open.poll(), List.of())) {
        if (reached.containsAll(waiting.get(task)) && reached.add(task)) {
          open.add(task);
        }
      }
    }
    return reached.stream().skip(working.size()).limit(count).toList();
  }
}
