package io.github.vertexmaven.core.show.plan;

import io.github.vertexmaven.core.compile.plan.Plan;
import io.github.vertexmaven.core.compile.plan.PlannedTask;
import io.github.vertexmaven.core.compile.plan.SpokenTime;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A plan for people to read. */
public final class PlanText {

  private static final int MOST_TASKS = 40;
  private static final String INDENT = "  ";

  /** The strategy that groups nothing. */
  private static final String APART = "none";

  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.key("Task"),
          TableColumn.number("Time"),
          TableColumn.name("Machine"),
          TableColumn.text("Nodes"),
          TableColumn.text("Why"));

  private PlanText() {}

  /**
   * Its lines: the tasks with their reasons, unless each is one node, the critical path, and what a
   * run costs.
   *
   * @param cost whether the cost is that of where the pipeline runs: on the emulator no task waits
   *     for a machine
   */
  public static List<String> of(String pipeline, Plan plan, boolean cost, Screen screen) {
    int nodes = plan.tasks().stream().mapToInt(task -> task.nodes().size()).sum();
    List<String> lines =
        new ArrayList<>(
            Paragraph.of("", "Plan of pipeline '" + pipeline + "'" + sum(plan, nodes), screen));
    if (plan.tasks().size() < nodes) {
      lines.addAll(tasks(plan, screen));
    }
    lines.addAll(Paragraph.of(INDENT, "critical path: " + path(plan.criticalPath()), screen));
    if (cost) {
      lines.addAll(Paragraph.of(INDENT, "expected: " + expected(plan), screen));
    }
    return lines;
  }

  private static String sum(Plan plan, int nodes) {
    String tasks = plan.tasks().size() == 1 ? "1 task" : plan.tasks().size() + " tasks";
    if (plan.strategy().equals(APART)) {
      return ": " + tasks + (nodes == 1 ? ", its node" : ", one for each node");
    }
    return " ("
        + plan.strategy()
        + "): "
        + tasks
        + " for "
        + (nodes == 1 ? "1 node" : nodes + " nodes");
  }

  private static List<String> tasks(Plan plan, Screen screen) {
    List<List<TextCell>> rows =
        plan.tasks().stream().limit(MOST_TASKS).map(PlanText::task).toList();
    List<String> lines = new ArrayList<>();
    new TextTable(COLUMNS, rows)
        .lines(screen.beside(INDENT.length()))
        .forEach(line -> lines.add(INDENT + line));
    if (plan.tasks().size() > MOST_TASKS) {
      lines.add(
          INDENT + "… and " + (plan.tasks().size() - MOST_TASKS) + " more in the plan's file");
    }
    return lines;
  }

  private static List<TextCell> task(PlannedTask task) {
    return TextTable.row(
        task.name(),
        SpokenTime.of(task.seconds()),
        task.machine(),
        task.nodes().size() > 1 ? String.join(", ", task.nodes()) : "",
        task.reason());
  }

  private static String path(List<String> tasks) {
    int skipped = tasks.size() - MOST_TASKS;
    return skipped <= 0
        ? String.join(" > ", tasks)
        : String.join(" > ", tasks.subList(0, MOST_TASKS)) + " > … " + skipped + " more";
  }

  private static String expected(Plan plan) {
    String text =
        SpokenTime.of(plan.seconds())
            + " to the end, "
            + SpokenTime.of(plan.machineSeconds())
            + " machine time";
    boolean same = plan.seconds() == plan.apartSeconds();
    return same && plan.machineSeconds() == plan.apartMachineSeconds()
        ? text
        : text
            + " (one task per node: "
            + SpokenTime.of(plan.apartSeconds())
            + ", "
            + SpokenTime.of(plan.apartMachineSeconds())
            + ")";
  }
}
