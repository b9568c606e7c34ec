package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.slice.Transcoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where data of this machine lies, or could lie, that specs are made of. */
public final class RawPlaces {

  private RawPlaces() {}

  /**
   * The files and folders of datasets that a pipeline reads, or a part of one, and does not write.
   */
  public static SortedSet<Path> of(CompileRequest request) {
    CatalogEntries catalog = CatalogEntries.of(request.config().catalog());
    ProjectGraph graph = request.graph();
    List<List<Node>> all = new ArrayList<>(graph.pipelines().values());
    all.addAll(graph.chosen().values());
    SortedSet<Path> places = new TreeSet<>();
    for (List<Node> nodes : all) {
      Set<String> written = ProjectGraph.writers(nodes).keySet();
      nodes.stream()
          .flatMap(node -> node.entriesRead().stream())
          .distinct()
          .filter(name -> !written.contains(Transcoding.dataset(name)))
          .flatMap(name -> DatasetEntry.of(name, catalog).flatMap(RawPlaces::path).stream())
          .forEach(path -> places.add(request.config().project().baseDir().resolve(path)));
    }
    return places;
  }

  /**
   * The files and folders that nodes read, and none of them writes; nothing where one of them reads
   * what is in no place of this machine, or in another one in each run.
   */
  public static Optional<List<Path>> ofAll(ResolvedConfig config, List<Node> nodes) {
    CatalogEntries catalog = CatalogEntries.of(config.catalog());
    Set<String> written = ProjectGraph.writers(nodes).keySet();
    SortedSet<Path> places = new TreeSet<>();
    for (Node node : nodes) {
      for (String name : node.entriesRead()) {
        if (!written.contains(Transcoding.dataset(name))) {
          Optional<String> path =
              DatasetEntry.of(name, catalog)
                  .filter(entry -> !entry.dependsOnRun())
                  .flatMap(RawPlaces::path)
                  .filter(found -> !found.contains("://"));
          if (path.isEmpty()) {
            return Optional.empty();
          }
          places.add(config.project().baseDir().resolve(path.get()));
        }
      }
    }
    return Optional.of(List.copyOf(places));
  }

  /** Of a versioned dataset the folder, of which the latest version is read. */
  private static Optional<String> path(DatasetEntry entry) {
    return entry.isInBucket() ? Optional.empty() : entry.readPath();
  }
}
