package io.github.vertexmaven.core.conf.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Options of a command line that none of the goals on it reads. */
public final class InertOptions {

  /** What keeps a goal from doing something: who gives it to another goal is let down by it. */
  private static final String HOLDS_BACK = "dryRun";

  /** What commands carry along, whether or not the next goal needs it. */
  private static final Set<String> EVERYWHERE = Set.of("env", "skip");

  private InertOptions() {}

  /**
   * A sentence for each of them, by option.
   *
   * @param given the options of the command line, without {@code vertexai.}
   * @param called the plugin's goals that the command line runs
   * @param reads the options that each goal reads
   */
  public static SortedMap<String, String> of(
      Set<String> given, Set<String> called, Map<String, Set<String>> reads) {
    SortedMap<String, String> inert = new TreeMap<>();
    for (String option : given) {
      boolean known = GoalOption.names().contains(option);
      boolean shared = EVERYWHERE.contains(option) || SettingsModel.leafPaths().contains(option);
      if (known && !shared && called.stream().noneMatch(goal -> has(goal, option, reads))) {
        inert.put(option, sentence(option, called, readers(option, reads)));
      }
    }
    return inert;
  }

  private static boolean has(String goal, String option, Map<String, Set<String>> reads) {
    return reads.getOrDefault(goal, Set.of(option)).contains(option);
  }

  private static List<String> readers(String option, Map<String, Set<String>> reads) {
    return new TreeSet<>(reads.keySet()).stream().filter(goal -> has(goal, option, reads)).toList();
  }

  private static String sentence(String option, Set<String> called, List<String> readers) {
    List<String> goals = new TreeSet<>(called).stream().map("vertexai:"::concat).toList();
    return "-Dvertexai."
        + option
        + " has no effect on "
        + joined(goals)
        + "; it is for "
        + joined(readers)
        + ".";
  }

  private static String joined(Collection<String> words) {
    List<String> all = new ArrayList<>(words);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  /** Whether somebody relies on it, so that nothing may be done without it. */
  public static boolean isRefused(String option) {
    return option.equals(HOLDS_BACK);
  }
}
