package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The datasets of one DAG: who writes them, what the catalog says of them, what they are. */
final class DagData {

  private final SpecParts parts;
  private final List<Node> nodes;
  private final Map<String, Node> writers;
  private final Map<String, List<Node>> readers = new HashMap<>();
  private final Map<String, SortedSet<String>> names = new TreeMap<>();
  private final Set<String> needed = new TreeSet<>();
  private final SortedSet<String> imported = new TreeSet<>();
  private final SortedSet<String> absent = new TreeSet<>();
  private final Map<String, Optional<DatasetEntry>> entries = new ConcurrentHashMap<>();

  DagData(SpecParts parts, List<Node> nodes) {
    this.parts = parts;
    this.nodes = List.copyOf(nodes);
    this.writers = ProjectGraph.writers(nodes);
    for (Node node : nodes) {
      node.datasetsRead()
          .forEach(read -> readers.computeIfAbsent(read, any -> new ArrayList<>()).add(node));
    }
    for (Node node : nodes) {
      node.entriesRead().forEach(this::addName);
      node.entriesWritten().forEach(this::addName);
      node.entriesNeeded().forEach(name -> needed.add(Transcoding.dataset(name)));
    }
    all().stream().filter(dataset -> !writers.containsKey(dataset)).forEach(this::free);
  }

  private void addName(String name) {
    names.computeIfAbsent(Transcoding.dataset(name), any -> new TreeSet<>()).add(name);
  }

  /** What no node writes is a file, is read by the tasks themselves, or is not there. */
  private void free(String dataset) {
    Optional<DatasetEntry> entry = entry(dataset);
    boolean isFile = entry.flatMap(DatasetEntry::filepath).isPresent();
    boolean isKept = entry.filter(found -> !found.isMemory()).isPresent();
    boolean mayBeMissing = !needed.contains(dataset);
    if (mayBeMissing && (!isKept || isFile && !isThere(dataset, entry.get()))) {
      absent.add(dataset);
    } else if (isFile) {
      imported.add(dataset);
    }
  }

  /** What lies in a bucket shows when the job runs. What other jobs write here stays theirs. */
  private boolean isThere(String dataset, DatasetEntry entry) {
    return entry.isInBucket()
        || !parts.isWritten(dataset)
            && RawData.of(entry, parts.request().config().project().baseDir()).isPresent();
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

  /** Whether nodes that may do without it find nothing, whenever the spec runs. */
  boolean isAbsent(String dataset) {
    return absent.contains(dataset);
  }

  /** Whether every node that reads it may do without it. */
  boolean mayBeMissing(String dataset) {
    return !needed.contains(dataset);
  }

  Optional<Node> writer(String dataset) {
    return Optional.ofNullable(writers.get(dataset));
  }

  List<Node> readers(String dataset) {
    return readers.getOrDefault(dataset, List.of());
  }

  /** Of a dataset that is seen as several types, the entry that it is written by. */
  Optional<DatasetEntry> entry(String dataset) {
    return entries.computeIfAbsent(dataset, this::found);
  }

  private Optional<DatasetEntry> found(String dataset) {
    SortedSet<String> all = names(dataset);
    return writer(dataset).stream()
        .flatMap(node -> node.entriesWritten().stream())
        .filter(all::contains)
        .findFirst()
        .or(() -> Optional.of(all.first()))
        .flatMap(parts::entry);
  }

  /** As the catalog names it: once, or once for each type. */
  SortedSet<String> names(String dataset) {
    return names.getOrDefault(dataset, new TreeSet<>(List.of(dataset)));
  }

  /** Its entries: one, or one for each type. */
  List<DatasetEntry> entries(String dataset) {
    return names(dataset).stream().map(parts::entry).flatMap(Optional::stream).toList();
  }

  /** Whether what is read never changes. */
  boolean isImmutable(String dataset) {
    List<DatasetEntry> entries = entries(dataset);
    return !entries.isEmpty() && entries.stream().allMatch(DatasetEntry::isImmutable);
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
            .filter(output -> Transcoding.dataset(output.dataset()).equals(dataset))
            .anyMatch(output -> output.type().equals("org.dflib.DataFrame"));
    return table ? ArtifactType.DATASET : ArtifactType.ARTIFACT;
  }

  /**
   * An earlier result may serve only when it was made of the same data and lies where this run
   * would look for it: not when the node reads what has no content that the cache could know, or
   * writes to a place of its own.
   *
   * @param root the URI of bucket and folder for code and run data
   */
  boolean isCached(Node node, String root) {
    for (String dataset : node.datasetsRead()) {
      if (!isKnown(dataset) && !isImmutable(dataset)) {
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
    boolean query = entries(dataset).stream().anyMatch(DatasetEntry::isQuery);
    return writers.containsKey(dataset)
        || absent.contains(dataset)
        || imported.contains(dataset) && !query;
  }

  private static boolean writesElsewhere(DatasetEntry entry, String root) {
    if (entry.filepath().isEmpty() && !entry.isMemory()) {
      return true;
    }
    boolean outside =
        entry.isInBucket() && !entry.filepath().orElse("").startsWith(root + "/vertexai-runs/");
    return outside || entry.dependsOnRun();
  }
}
