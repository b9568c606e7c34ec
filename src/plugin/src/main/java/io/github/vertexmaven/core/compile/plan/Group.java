package io.github.vertexmaven.core.compile.plan;

import java.util.List;

/**
 * Nodes that run together in one task, sharing memory.
 *
 * @param name what the task is called
 * @param nodes their names, at least one
 * @param reason why they are together, or why the one is alone
 */
public record Group(String name, List<String> nodes, String reason) {

  /** Copies the list. */
  public Group {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("group " + name + " has no nodes");
    }
  }
}
