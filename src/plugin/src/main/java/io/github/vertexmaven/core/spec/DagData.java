package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The datasets of one DAG: who writes them, what the catalog says of them, what they are. */
final class DagData {

  private final SpecParts parts;
  private final List<Node> nodes;
  private final Map<String, Node> writers;
  private final Map<String, List<Node>> readers = new HashMap<>();
  private final SortedSet<String> imported = new TreeSet<>();

  DagData(SpecParts parts, List<Node> nodes) {
    this.parts = parts;
    this.nodes = List.copyOf(nodes);
    this.writers = ProjectGraph.writers(nodes);
    for (Node node : nodes) {
      node.datasetsRead()
          .forEach(read -> readers.computeIfAbsent(read, any -> new ArrayList<>()).add(node));
    }
    for (String dataset : all()) {
      boolean free = !writers.containsKey(dataset);
      if (free && entry(dataset).flatMap(DatasetEntry::filepath).isPresent()) {
        imported.add(dataset);
      }
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  SortedSet<String> all() {
    SortedSet<String> datasets = new TreeSet<>();
    for (Node node : nodes) {
      datasets.addAll(node.datasetsRead());
      datasets.addAll(node.datasetsWritten());
    }
    return datasets;
  }

  /**
   * The datasets that no node writes and that are files: what is no file is read by the tasks
   * themselves.
   */
  SortedSet<String> imported() {
    return imported;
  }

  Optional<Node> writer(String dataset) {
    return Optional.ofNullable(writers.get(dataset));
  }

  List<Node> readers(String dataset) {
    return readers.getOrDefault(dataset, List.of());
  }

  Optional<DatasetEntry> entry(String dataset) {
    return parts.entry(dataset);
  }

  /** Whether it is saved where it stays, also when only nodes of one task read it. */
  boolean isKept(String dataset) {
    return entry(dataset).filter(entry -> !entry.isMemory()).isPresent();
  }

  ArtifactType type(String dataset) {
    return entry(dataset).map(DatasetEntry::artifactType).orElseGet(() -> declaredType(dataset));
  }

  /**
   * For a dataset that the catalog lacks: tables are known by the type that the writer declares.
   */
  private ArtifactType declaredType(String dataset) {
    boolean table =
        writer(dataset).stream()
            .flatMap(node -> node.outputs().stream())
            .filter(output -> output.dataset().equals(dataset))
            .anyMatch(output -> output.type().equals("org.dflib.DataFrame"));
    return table ? ArtifactType.DATASET : ArtifactType.ARTIFACT;
  }

  /**
   * An earlier result may serve only when it was made of the same data and lies where this run
   * would look for it: not when the node reads what has no content that the cache could know, or
   * writes to a place of its own.
   *
   * @param root bucket and folder for code and run data
   */
  boolean isCached(Node node, String root) {
    for (String dataset : node.datasetsRead()) {
      if (!isKnown(dataset) && !entry(dataset).map(DatasetEntry::isImmutable).orElse(false)) {
        return false;
      }
    }
    return node.datasetsWritten().stream()
        .map(this::entry)
        .flatMap(Optional::stream)
        .allMatch(
            entry -> entry.isImmutable() || entry.isVersioned() || !writesElsewhere(entry, root));
  }

  /** Whether an artifact stands for the content of a dataset; a file with a query does not. */
  private boolean isKnown(String dataset) {
    boolean query = entry(dataset).filter(DatasetEntry::isQuery).isPresent();
    return writers.containsKey(dataset) || imported.contains(dataset) && !query;
  }

  private static boolean writesElsewhere(DatasetEntry entry, String root) {
    if (entry.filepath().isEmpty() && !entry.isMemory()) {
      return true;
    }
    boolean outside =
        entry.isInBucket()
            && !entry.filepath().orElse("").startsWith("gs://" + root + "/vertexai-runs/");
    return outside || entry.dependsOnRun();
  }
}
