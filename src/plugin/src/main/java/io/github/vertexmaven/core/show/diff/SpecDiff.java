package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.compile.document.SpecDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changes from one pipeline spec to another.
 *
 * @param words a line for each change; tasks that change alike share one
 * @param patch the hunks of a unified diff of both specs in one form; empty when they are the same
 */
public record SpecDiff(List<String> words, List<String> patch) {

  /** Copies the lists. */
  public SpecDiff {
    words = List.copyOf(words);
    patch = List.copyOf(patch);
  }

  /** From one to the other, both JSON. */
  public static SpecDiff of(String before, String after) {
    return of(SpecDocument.parse(before), SpecDocument.parse(after));
  }

  static SpecDiff of(SpecDocument before, SpecDocument after) {
    SpecDocument from = before.canonical();
    SpecDocument to = after.canonical();
    List<String> patch = LineDiff.of(from.file(), to.file());
    return new SpecDiff(words(SpecFacts.of(from), SpecFacts.of(to), !patch.isEmpty()), patch);
  }

  /** Whether both say the same. */
  public boolean isEmpty() {
    return patch.isEmpty();
  }

  /** The patch with its heading; empty when both say the same. */
  public String patch(String before, String after) {
    return patch.isEmpty() ? "" : headed(before, after, patch);
  }

  static String headed(String before, String after, List<String> hunks) {
    return "--- " + before + "\n+++ " + after + "\n" + String.join("\n", hunks) + "\n";
  }

  private static List<String> words(SpecFacts before, SpecFacts after, boolean differ) {
    List<String> words = new ArrayList<>();
    Changes.of(before.pipeline(), after.pipeline())
        .forEach(change -> words.add("pipeline: " + change));
    parameters(before.parameters(), after.parameters(), words);
    tasks(before.tasks(), after.tasks(), words);
    if (words.isEmpty() && differ) {
      words.add("details that only the patch shows");
    }
    return words;
  }

  private static void parameters(
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      List<String> words) {
    for (String name : names(before, after)) {
      String subject = "parameter " + name + ": ";
      if (!before.containsKey(name)) {
        words.add(subject + "added" + values(after.get(name)));
      } else if (!after.containsKey(name)) {
        words.add(subject + "removed");
      } else {
        Changes.of(before.get(name), after.get(name))
            .forEach(change -> words.add(subject + change));
      }
    }
  }

  private static String values(Map<String, String> facts) {
    List<String> values = new ArrayList<>();
    facts.forEach((name, value) -> values.add(name + " " + value));
    return values.isEmpty() ? "" : ", " + String.join(", ", values);
  }

  private static void tasks(
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      List<String> words) {
    Map<String, List<String>> tasksByChange = new LinkedHashMap<>();
    for (String name : names(before, after)) {
      List<String> changes =
          !before.containsKey(name)
              ? List.of("added")
              : !after.containsKey(name)
                  ? List.of("removed")
                  : Changes.of(before.get(name), after.get(name));
      changes.forEach(
          change -> tasksByChange.computeIfAbsent(change, key -> new ArrayList<>()).add(name));
    }
    tasksByChange.forEach(
        (change, tasks) ->
            words.add(
                (tasks.size() == 1 ? "task " : "tasks ")
                    + String.join(", ", tasks)
                    + ": "
                    + change));
  }

  private static Set<String> names(Map<String, ?> before, Map<String, ?> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }
}
