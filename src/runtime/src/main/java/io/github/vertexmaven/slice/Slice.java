package io.github.vertexmaven.slice;

import java.util.List;

/**
 * Which part of a pipeline to run. Each list that is not empty narrows the pipeline; what satisfies
 * all of them runs.
 *
 * @param nodes these nodes
 * @param tags nodes that have any of these tags
 * @param fromNodes these nodes and all after them
 * @param toNodes these nodes and all before them
 * @param fromInputs the nodes that read any of these datasets, and all after them
 * @param toOutputs the nodes that write any of these datasets, and all before them
 * @param namespaces nodes within any of these namespaces
 */
public record Slice(
    List<String> nodes,
    List<String> tags,
    List<String> fromNodes,
    List<String> toNodes,
    List<String> fromInputs,
    List<String> toOutputs,
    List<String> namespaces) {

  private static final Slice ALL =
      new Slice(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Slice {
    nodes = List.copyOf(nodes);
    tags = List.copyOf(tags);
    fromNodes = List.copyOf(fromNodes);
    toNodes = List.copyOf(toNodes);
    fromInputs = List.copyOf(fromInputs);
    toOutputs = List.copyOf(toOutputs);
    namespaces = List.copyOf(namespaces);
  }

  /** The whole pipeline. */
  public static Slice all() {
    return ALL;
  }

  /** Only these nodes. */
  public static Slice nodes(String... nodes) {
    return new Slice(
        List.of(nodes), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Only nodes with any of these tags. */
  public static Slice tags(String... tags) {
    return new Slice(
        List.of(), List.of(tags), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** These nodes and all after them. */
  public static Slice from(String... nodes) {
    return new Slice(
        List.of(), List.of(), List.of(nodes), List.of(), List.of(), List.of(), List.of());
  }

  /** These nodes and all before them. */
  public static Slice to(String... nodes) {
    return new Slice(
        List.of(), List.of(), List.of(), List.of(nodes), List.of(), List.of(), List.of());
  }

  /** The nodes that read any of these datasets, and all after them. */
  public static Slice fromInputs(String... datasets) {
    return new Slice(
        List.of(), List.of(), List.of(), List.of(), List.of(datasets), List.of(), List.of());
  }

  /** The nodes that write any of these datasets, and all before them. */
  public static Slice toOutputs(String... datasets) {
    return new Slice(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(datasets), List.of());
  }

  /** Nodes within any of these namespaces. */
  public static Slice namespaces(String... namespaces) {
    return new Slice(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(namespaces));
  }

  /** Whether this is the whole pipeline. */
  public boolean isAll() {
    return equals(ALL);
  }

  /**
   * The nodes that this slice asks for, in the given order.
   *
   * @throws InvalidSliceException when a name is not one of the graph's, or nothing is left
   */
  public <N extends GraphNode> List<N> of(List<N> nodes) {
    if (isAll()) {
      return List.copyOf(nodes);
    }
    Selection<N> selection = new Selection<>(nodes, namespaces);
    selection.keepNodes(this.nodes);
    selection.keepTags(tags);
    selection.keepFromNodes(fromNodes);
    selection.keepToNodes(toNodes);
    selection.keepFromInputs(fromInputs);
    selection.keepToOutputs(toOutputs);
    selection.keepNamespaces(namespaces);
    return selection.chosen();
  }
}
