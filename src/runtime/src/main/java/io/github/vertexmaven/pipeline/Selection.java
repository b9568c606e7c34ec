package io.github.vertexmaven.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds the nodes that a slice asks for. */
final class Selection {

  private final Pipeline pipeline;
  private final Map<String, Set<PipelineNode>> readers = new HashMap<>();
  private final Map<String, PipelineNode> writers;
  private final List<String> problems = new ArrayList<>();

  private Selection(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.writers = pipeline.writers();
    for (PipelineNode node : pipeline.nodes()) {
      node.datasetsRead()
          .forEach(name -> readers.computeIfAbsent(name, any -> new HashSet<>()).add(node));
    }
  }

  static Selection of(Pipeline pipeline) {
    return new Selection(pipeline);
  }

  Pipeline apply(Slice slice) {
    Set<PipelineNode> chosen = new HashSet<>(pipeline.nodes());
    keep(chosen, slice.nodes(), named(slice.nodes()));
    keep(chosen, slice.tags(), tagged(slice.tags()));
    keep(chosen, slice.fromNodes(), after(named(slice.fromNodes())));
    keep(chosen, slice.toNodes(), before(named(slice.toNodes())));
    keep(chosen, slice.fromInputs(), after(reading(slice.fromInputs())));
    keep(chosen, slice.toOutputs(), before(writing(slice.toOutputs())));
    keep(chosen, slice.namespaces(), within(slice.namespaces()));
    if (problems.isEmpty() && chosen.isEmpty()) {
      problems.add("No node of the pipeline is in all of the given selections.");
    }
    if (!problems.isEmpty()) {
      throw new InvalidPipelineException(problems);
    }
    return Pipeline.of(pipeline.nodes().stream().filter(chosen::contains).toList());
  }

  private static void keep(
      Set<PipelineNode> chosen, List<String> asked, Collection<PipelineNode> found) {
    if (!asked.isEmpty()) {
      chosen.retainAll(Set.copyOf(found));
    }
  }

  private List<PipelineNode> named(List<String> names) {
    Set<String> known = new TreeSet<>();
    pipeline.nodes().forEach(node -> known.add(node.name()));
    checkKnown("node", names, known);
    return matching(node -> names.contains(node.name()));
  }

  private List<PipelineNode> tagged(List<String> tags) {
    Set<String> known = new TreeSet<>();
    pipeline.nodes().forEach(node -> known.addAll(node.tags()));
    checkKnown("tag", tags, known);
    return matching(node -> tags.stream().anyMatch(node.tags()::contains));
  }

  private List<PipelineNode> reading(List<String> datasets) {
    checkKnown("dataset", datasets, pipeline.datasets());
    return matching(node -> node.datasetsRead().stream().anyMatch(datasets::contains));
  }

  private List<PipelineNode> writing(List<String> datasets) {
    checkKnown("dataset that a node writes", datasets, writers.keySet());
    return matching(node -> node.datasetsWritten().stream().anyMatch(datasets::contains));
  }

  private List<PipelineNode> within(List<String> namespaces) {
    Set<String> known = new TreeSet<>();
    pipeline.nodes().forEach(node -> addWithParents(node.namespace(), known));
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

  private List<PipelineNode> matching(Predicate<PipelineNode> wanted) {
    return pipeline.nodes().stream().filter(wanted).toList();
  }

  private Set<PipelineNode> after(Collection<PipelineNode> start) {
    Set<PipelineNode> reached = new HashSet<>(start);
    Deque<PipelineNode> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      for (String written : open.poll().datasetsWritten()) {
        readers.getOrDefault(written, Set.of()).stream().filter(reached::add).forEach(open::add);
      }
    }
    return reached;
  }

  private Set<PipelineNode> before(Collection<PipelineNode> start) {
    Set<PipelineNode> reached = new HashSet<>(start);
    Deque<PipelineNode> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      for (String read : open.poll().datasetsRead()) {
        PipelineNode writer = writers.get(read);
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
                        + (known.isEmpty() ? "none" : String.join(", ", known))
                        + "."));
  }
}
