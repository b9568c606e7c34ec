package io.github.vertexmaven.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people to read. */
public final class PlanText {

  private static final int MOST_TASKS = 40;

  private PlanText() {}

  /**
   * Its lines: the tasks with their reasons, unless each is one node, the critical path, and what a
   * run costs.
   */
  public static List<String> of(String pipeline, Plan plan) {
    List<String> lines = new ArrayList<>();
    int nodes = plan.tasks().stream().mapToInt(task -> task.nodes().size()).sum();
    lines.add(
        String.format(
            Locale.ROOT,
            "Plan of pipeline '%s' (%s): %d tasks for %d nodes",
            pipeline,
            plan.strategy(),
            plan.tasks().size(),
            nodes));
    boolean grouped = plan.tasks().size() < nodes;
    plan.tasks().stream()
        .filter(task -> grouped)
        .limit(MOST_TASKS)
        .forEach(task -> task(task, lines));
    if (grouped && plan.tasks().size() > MOST_TASKS) {
      lines.add("  … and " + (plan.tasks().size() - MOST_TASKS) + " more in the plan's file");
    }
    lines.add("  critical path: " + path(plan.criticalPath()));
    lines.add("  expected: " + expected(plan));
    return lines;
  }

  private static void task(PlannedTask task, List<String> lines) {
    lines.add("  " + task.name() + "  " + time(task.seconds()) + "  " + task.machine());
    if (task.nodes().size() > 1) {
      lines.add("    nodes: " + String.join(", ", task.nodes()));
    }
    lines.add("    why: " + task.reason());
  }

  private static String path(List<String> tasks) {
    int skipped = tasks.size() - MOST_TASKS;
    return skipped <= 0
        ? String.join(" > ", tasks)
        : String.join(" > ", tasks.subList(0, MOST_TASKS)) + " > … " + skipped + " more";
  }

  private static String expected(Plan plan) {
    String text =
        time(plan.seconds()) + " to the end, " + time(plan.machineSeconds()) + " machine time";
    boolean same = plan.seconds() == plan.apartSeconds();
    return same && plan.machineSeconds() == plan.apartMachineSeconds()
        ? text
        : text
            + " (one task per node: "
            + time(plan.apartSeconds())
            + ", "
            + time(plan.apartMachineSeconds())
            + ")";
  }

  /** A duration as a person says it: {@code 45 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
