package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes that run together in one task.
 *
 * @param name what the task is called
 * @param nodes in topological order, at least one
 */
record TaskGroup(String name, List<Node> nodes) {

  TaskGroup {
    nodes = List.copyOf(nodes);
  }

  /** The node whose settings hold for the task; those of the others are the same. */
  Node first() {
    return nodes.get(0);
  }

  SortedSet<String> written() {
    SortedSet<String> written = new TreeSet<>();
    nodes.forEach(node -> written.addAll(node.datasetsWritten()));
    return written;
  }

  SortedSet<String> read() {
    SortedSet<String> read = new TreeSet<>();
    nodes.forEach(node -> read.addAll(node.datasetsRead()));
    return read;
  }

  /** What it reads and writes, as the catalog names it. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    nodes.forEach(node -> names.addAll(node.entriesRead()));
    nodes.forEach(node -> names.addAll(node.entriesWritten()));
    return names;
  }

  boolean readsFinalStatus() {
    return nodes.stream().anyMatch(Node::readsFinalStatus);
  }
}
