package io.github.vertexmaven.core.show.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts that differ, in words. */
final class Changes {

  private static final String NOTHING = "none";

  private Changes() {}

  /** A text for each fact that is not the same, {@code image java:17 → java:21}. */
  static List<String> of(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String old = before.getOrDefault(name, NOTHING);
      String now = after.getOrDefault(name, NOTHING);
      if (!old.equals(now)) {
        changes.add(
            name.equals(TaskFacts.CODE) ? "code or nodes changed" : name + " " + old + " → " + now);
      }
    }
    return changes;
  }
}
