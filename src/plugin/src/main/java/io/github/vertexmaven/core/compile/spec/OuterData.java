package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The data that pipelines read and none of their own nodes writes.
 *
 * @param writtenAnywhere by any pipeline of the project
 */
record OuterData(CatalogEntries catalog, Set<String> writtenAnywhere) {

  /** Of all pipelines of a project. */
  static OuterData of(CatalogEntries catalog, ProjectGraph whole) {
    return new OuterData(catalog, written(whole));
  }

  /** What of the data that its nodes need nobody has made when a pipeline begins. */
  Set<String> missing(List<Node> nodes) {
    Set<String> written = new TreeSet<>();
    nodes.forEach(node -> written.addAll(node.datasetsWritten()));
    Set<String> missing = new TreeSet<>();
    for (Node node : nodes) {
      node.entriesNeeded().stream()
          .filter(read -> !written.contains(Transcoding.dataset(read)) && !isThere(read))
          .forEach(missing::add);
    }
    return missing;
  }

  /** A run here would find it, a job does not. */
  List<String> warnings(String pipeline, List<Node> nodes) {
    List<String> warnings = new ArrayList<>();
    Set<String> written = new HashSet<>();
    nodes.forEach(node -> written.addAll(node.datasetsWritten()));
    for (Node node : nodes) {
      for (String read : node.entriesRead()) {
        String dataset = Transcoding.dataset(read);
        boolean stays =
            writtenAnywhere.contains(dataset)
                && !written.contains(dataset)
                && !node.entriesNeeded().contains(read)
                && DatasetEntry.of(read, catalog).filter(entry -> !isThere(read)).isPresent();
        if (stays) {
          warnings.add(
              "Node '"
                  + node.name()
                  + "' reads '"
                  + read
                  + "' if it exists; another pipeline writes it to a path of this machine, so a"
                  + " job of pipeline '"
                  + pipeline
                  + "' never finds it. Give it a gs:// path.");
        }
      }
    }
    return warnings;
  }

  /** Whether a run finds the dataset although none of its nodes writes it. */
  private boolean isThere(String dataset) {
    Optional<DatasetEntry> entry = DatasetEntry.of(dataset, catalog);
    if (entry.isEmpty()) {
      return false;
    }
    boolean local = entry.get().filepath().filter(path -> !path.startsWith("gs://")).isPresent();
    return !local || !writtenAnywhere.contains(Transcoding.dataset(dataset));
  }

  private static Set<String> written(ProjectGraph graph) {
    Set<String> written = new HashSet<>();
    graph
        .pipelines()
        .values()
        .forEach(nodes -> nodes.forEach(node -> written.addAll(node.datasetsWritten())));
    return written;
  }
}
