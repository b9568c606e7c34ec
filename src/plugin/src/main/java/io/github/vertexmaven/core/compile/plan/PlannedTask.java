package io.github.vertexmaven.core.compile.plan;

import java.util.List;

/**
 * A task as it is expected to run.
 *
 * @param nodes their names, in an order in which they can run
 * @param reason why the group is what it is
 * @param machine what it asks for, in words
 * @param from seconds from the start of the run to its start
 * @param seconds how long it takes, its start included
 * @param critical whether the run ends later if it does
 */
public record PlannedTask(
    String name,
    List<String> nodes,
    String reason,
    String machine,
    double from,
    double seconds,
    boolean critical) {

  /** Copies the list. */
  public PlannedTask {
    nodes = List.copyOf(nodes);
  }
}
