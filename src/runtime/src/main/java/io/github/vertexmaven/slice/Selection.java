package io.github.vertexmaven.slice;

import io.github.vertexmaven.config.DidYouMean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds nodes of a graph: at first all, each choice that is not empty leaves some. */
final class Selection<N extends GraphNode> {

  /** Longer lists would hide the message. */
  private static final int MAX_LISTED = 20;

  private final List<N> nodes;
  private final Map<String, Set<N>> readers = new HashMap<>();
  private final Map<String, N> writers = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private final Set<N> chosen;
  private final List<String> within;

  /**
   * All nodes.
   *
   * @param namespaces where names that are not in full are looked for
   */
  Selection(List<N> nodes, List<String> namespaces) {
    this.nodes = nodes;
    this.chosen = new HashSet<>(nodes);
    for (N node : nodes) {
      node.datasetsRead()
          .forEach(name -> readers.computeIfAbsent(name, any -> new HashSet<>()).add(node));
      node.datasetsWritten().forEach(name -> writers.put(name, node));
    }
    this.within = known(namespaces);
  }

  void keepNodes(List<String> names) {
    keep(names, named(full("node", names, nodeNames(), true)));
  }

  void keepTags(List<String> tags) {
    keep(tags, tagged(tags));
  }

  void keepFromNodes(List<String> names) {
    keep(names, after(named(full("node", names, nodeNames(), false))));
  }

  void keepToNodes(List<String> names) {
    keep(names, before(named(full("node", names, nodeNames(), false))));
  }

  void keepFromInputs(List<String> names) {
    keep(names, after(reading(full("dataset", names, datasets(), false))));
  }

  void keepToOutputs(List<String> names) {
    keep(names, before(writing(full("dataset", names, written(), false))));
  }

  void keepNamespaces(List<String> namespaces) {
    keep(namespaces, within(namespaces));
  }

  /**
   * Those that are left, in the order of the graph.
   *
   * @throws InvalidSliceException when a name is not one of the graph's, or nothing is left
   */
  List<N> chosen() {
    if (problems.isEmpty() && chosen.isEmpty()) {
      problems.add("No node of the pipeline matches all of the given options.");
    }
    if (!problems.isEmpty()) {
      throw new InvalidSliceException(problems);
    }
    return nodes.stream().filter(chosen::contains).toList();
  }

  private void keep(List<String> asked, Collection<N> found) {
    if (!asked.isEmpty()) {
      chosen.retainAll(Set.copyOf(found));
    }
  }

  private Set<String> nodeNames() {
    Set<String> names = new TreeSet<>();
    nodes.forEach(node -> names.add(node.name()));
    return names;
  }

  /** Datasets and their types. */
  private Set<String> datasets() {
    Set<String> names = new TreeSet<>(readers.keySet());
    nodes.forEach(node -> names.addAll(node.entriesRead()));
    names.addAll(written());
    return names;
  }

  private Set<String> written() {
    Set<String> names = new TreeSet<>(writers.keySet());
    nodes.forEach(node -> names.addAll(node.entriesWritten()));
    return names;
  }

  /** Namespaces that there are; the others are told of where nodes are looked for in them. */
  private List<String> known(List<String> namespaces) {
    Set<String> known = new TreeSet<>();
    nodes.forEach(node -> addWithParents(node.namespace(), known));
    return namespaces.stream().filter(known::contains).toList();
  }

  /**
   * Names in full: {@code sum} is {@code uk.sum} where only one is meant, by the namespaces that
   * are chosen or because there is no other.
   *
   * @param inside whether a name has to lie in one of the namespaces
   */
  private List<String> full(String kind, List<String> names, Set<String> known, boolean inside) {
    List<String> full = new ArrayList<>();
    for (String name : names) {
      List<String> candidates =
          known.stream().filter(each -> each.endsWith("." + name) && isWithin(each)).toList();
      boolean itself = known.contains(name) && (!inside || isWithin(name) || candidates.isEmpty());
      if (itself || candidates.isEmpty()) {
        full.add(name);
      } else {
        full.addAll(candidates);
        if (candidates.size() > 1) {
          problems.add(
              "The "
                  + kind
                  + " '"
                  + name
                  + "' may be "
                  + String.join(" or ", candidates)
                  + "; write the full name.");
        }
      }
    }
    return full;
  }

  private boolean isWithin(String name) {
    return within.isEmpty()
        || within.stream().anyMatch(namespace -> name.startsWith(namespace + "."));
  }

  private List<N> named(List<String> names) {
    checkKnown("node", names, nodeNames());
    return matching(node -> names.contains(node.name()));
  }

  private List<N> tagged(List<String> tags) {
    Set<String> known = new TreeSet<>();
    nodes.forEach(node -> known.addAll(node.tags()));
    checkKnown("tag", tags, known);
    return matching(node -> tags.stream().anyMatch(node.tags()::contains));
  }

  private List<N> reading(List<String> datasets) {
    Set<String> known = new TreeSet<>();
    nodes.forEach(node -> known.addAll(node.entriesRead()));
    nodes.forEach(node -> known.addAll(node.entriesWritten()));
    checkKnownDatasets("dataset", datasets, known);
    return matching(node -> isAsked(node.datasetsRead(), node.entriesRead(), datasets));
  }

  private List<N> writing(List<String> datasets) {
    Set<String> known = new TreeSet<>();
    nodes.forEach(node -> known.addAll(node.entriesWritten()));
    checkKnownDatasets("dataset that a node writes", datasets, known);
    return matching(node -> isAsked(node.datasetsWritten(), node.entriesWritten(), datasets));
  }

  /** By the name of a dataset all of its types are meant. */
  private static boolean isAsked(List<String> datasets, List<String> entries, List<String> asked) {
    return asked.stream().anyMatch(name -> datasets.contains(name) || entries.contains(name));
  }

  private void checkKnownDatasets(String kind, List<String> asked, Set<String> known) {
    Set<String> datasets =
        known.stream().map(Transcoding::dataset).collect(Collectors.toCollection(TreeSet::new));
    checkKnown(kind, asked.stream().filter(name -> !datasets.contains(name)).toList(), known);
  }

  private List<N> within(List<String> namespaces) {
    Set<String> known = new TreeSet<>();
    nodes.forEach(node -> addWithParents(node.namespace(), known));
    checkKnown("namespace", namespaces, known);
    return matching(
        node ->
            namespaces.stream()
                .anyMatch(
                    name ->
                        node.namespace().equals(name) || node.namespace().startsWith(name + ".")));
  }

  private static void addWithParents(String namespace, Set<String> known) {
    for (String name = namespace; !name.isEmpty(); name = parent(name)) {
      known.add(name);
    }
  }

  private static String parent(String namespace) {
    return namespace.substring(0, Math.max(0, namespace.lastIndexOf('.')));
  }

  private List<N> matching(Predicate<N> wanted) {
    return nodes.stream().filter(wanted).toList();
  }

  private Set<N> after(Collection<N> start) {
    Set<N> reached = new HashSet<>(start);
    Deque<N> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      for (String written : open.poll().datasetsWritten()) {
        readers.getOrDefault(written, Set.of()).stream().filter(reached::add).forEach(open::add);
      }
    }
    return reached;
  }

  private Set<N> before(Collection<N> start) {
    Set<N> reached = new HashSet<>(start);
    Deque<N> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      for (String read : open.poll().datasetsRead()) {
        N writer = writers.get(read);
        if (writer != null && reached.add(writer)) {
          open.add(writer);
        }
      }
    }
    return reached;
  }

  private void checkKnown(String kind, List<String> asked, Set<String> known) {
    asked.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                problems.add(
                    "The pipeline has no "
                        + kind
                        + " '"
                        + name
                        + "'; it has "
                        + listed(known)
                        + DidYouMean.suffix(known, name)));
  }

  private static String listed(Set<String> known) {
    String first = known.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
    int more = known.size() - MAX_LISTED;
    return known.isEmpty() ? "none" : more > 0 ? first + " and " + more + " more" : first;
  }
}
