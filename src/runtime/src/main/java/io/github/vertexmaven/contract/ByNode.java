package io.github.vertexmaven.contract;

import io.github.vertexmaven.slice.GraphNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * A section of the settings whose keys are nodes and tags, in the one order in which they apply:
 * {@code __default__} first, over it the node's tags in the order in which the settings declare
 * them, over these the node's name. Names match after folding {@code -} and {@code _}.
 *
 * @param section what is set, by name, in the settings' order
 * @param over joins a more general value with a more special one
 */
public record ByNode<T>(Map<String, T> section, BinaryOperator<T> over) {

  /** The key of what holds for all nodes. */
  public static final String DEFAULT = "__default__";

  /** What holds for a node. */
  public Optional<T> of(GraphNode node) {
    if (section.isEmpty()) {
      return Optional.empty();
    }
    List<T> found = new ArrayList<>();
    Optional.ofNullable(section.get(DEFAULT)).ifPresent(found::add);
    Set<String> tags = new TreeSet<>();
    node.tags().forEach(tag -> tags.add(folded(tag)));
    section.forEach((key, value) -> addIf(tags.contains(folded(key)), found, value));
    section.forEach((key, value) -> addIf(folded(key).equals(folded(node.name())), found, value));
    return found.stream().reduce(over);
  }

  private static <T> void addIf(boolean wanted, List<T> found, T value) {
    if (wanted) {
      found.add(value);
    }
  }

  /** What holds for each of these nodes, by name; those for which nothing is set are left out. */
  public Map<String, T> of(Collection<? extends GraphNode> nodes) {
    Map<String, T> values = new LinkedHashMap<>();
    nodes.forEach(node -> of(node).ifPresent(value -> values.put(node.name(), value)));
    return values;
  }

  /** A name as it is compared. */
  public static String folded(String name) {
    return name.replace('-', '_');
  }
}
