package io.github.vertexmaven.docs.checks;

import io.github.vertexmaven.core.conf.settings.SettingsModel;
import io.github.vertexmaven.docs.reference.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a call in the documentation is one that a test makes. It is when some run has its goals,
 * in their order and next to each other, and its options, whatever their values; and no other
 * option that these goals would heed, except such as only choose the configuration: an environment,
 * a setting, a module.
 */
final class Coverage {

  private static final Map<String, List<String>> BOUND =
      Map.of(
          "package", List.of("compile"),
          "verify", List.of("compile"),
          "install", List.of("compile"),
          "deploy", List.of("compile", "run-once"));

  private static final Set<String> OF_NO_MATTER = Set.of("skipTests", "outputDirectory", "-pl");

  private final Map<String, Goal> goals;
  private final List<Command> runs;

  Coverage(List<Goal> goals, List<Command> runs) {
    this.goals = goals.stream().collect(Collectors.toMap(Goal::name, goal -> goal));
    this.runs = List.copyOf(runs);
  }

  boolean has(Command command) {
    return runs.stream().anyMatch(run -> covers(run, command));
  }

  private boolean covers(Command run, Command command) {
    boolean sameGoals =
        Collections.indexOfSubList(run.goals(), command.goals()) >= 0
            || command.goals().equals(List.of("test")) && runsTests(run);
    Set<String> others = new HashSet<>(run.options().keySet());
    others.removeAll(command.options().keySet());
    return sameGoals
        && run.options().keySet().containsAll(command.options().keySet())
        && (command.open() || others.stream().noneMatch(option -> isHeeded(option, command)));
  }

  /** Later phases run the tests, too. */
  private static boolean runsTests(Command run) {
    return !run.options().containsKey("skipTests")
        && run.goals().stream().anyMatch(BOUND::containsKey);
  }

  private boolean isHeeded(String option, Command command) {
    if (OF_NO_MATTER.contains(option) || option.equals("vertexai.env")) {
      return false;
    }
    if (option.startsWith("vertexai.") && SettingsModel.isLeaf(option.substring(9))) {
      return false;
    }
    return command.goals().stream().anyMatch(goal -> heeds(goal, option));
  }

  /** A goal that is not ours may heed all. */
  private boolean heeds(String goal, String option) {
    if (!goal.contains(":")) {
      return BOUND.getOrDefault(goal, List.of()).stream()
          .anyMatch(bound -> properties(bound).contains(option));
    }
    String name = goal.substring(goal.indexOf(':') + 1);
    return goal.startsWith("vertexai:") ? properties(name).contains(option) : true;
  }

  private Set<String> properties(String goal) {
    return goals.get(goal).options().stream()
        .flatMap(option -> option.property().stream())
        .collect(Collectors.toSet());
  }

  /** What Maven would not know in a call: goals, phases, options of ours. */
  List<String> unknown(Command command) {
    List<String> unknown = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String goal : command.goals()) {
      if (goal.startsWith("vertexai:")) {
        String name = goal.substring(9);
        if (goals.containsKey(name)) {
          known.addAll(properties(name));
        } else {
          unknown.add(command + ": there is no goal " + goal);
        }
      }
      BOUND.getOrDefault(goal, List.of()).forEach(bound -> known.addAll(properties(bound)));
    }
    for (String option : command.options().keySet()) {
      boolean ours = option.startsWith("vertexai.");
      if (ours && !known.contains(option) && !SettingsModel.isLeaf(option.substring(9))) {
        unknown.add(command + ": the goals have no -D" + option);
      }
    }
    return unknown;
  }
}
