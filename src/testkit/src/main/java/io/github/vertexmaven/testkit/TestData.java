package io.github.vertexmaven.testkit;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.MemoryDataset;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.slice.Transcoding;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data of a run in a test: given values, and locations for outputs, outside of the project.
 *
 * @param catalog the catalog of the project
 * @param held given values by dataset, which replace files
 * @param folder for datasets with files; without it, all data stays in memory
 */
record TestData(Catalog catalog, Map<String, Object> held, Optional<Path> folder) {

  /**
   * The catalog of a run of these nodes.
   *
   * @throws IllegalStateException when a dataset has several types and there is no folder
   */
  Catalog of(Pipeline part) {
    checkTyped(part);
    Catalog placed = catalog;
    Map<String, Dataset> memory = new TreeMap<>();
    Set<String> made = part.writers().keySet();
    Set<String> typed = typed(part, held.keySet());
    for (String name : part.datasets()) {
      String dataset = Transcoding.dataset(name);
      boolean isMade = made.contains(dataset);
      boolean isGiven = typed.contains(dataset) && isHeld(dataset, held.keySet());
      Optional<Path> place = place(name);
      if (place.isPresent() && (isMade || isGiven)) {
        placed = placed.at(name, place.get());
      } else if (isMade) {
        memory.put(name, MemoryDataset.empty());
      }
    }
    mayBeMissing(part).forEach(name -> memory.putIfAbsent(name, MemoryDataset.empty()));
    for (Map.Entry<String, Object> each : held.entrySet()) {
      if (typed.contains(Transcoding.dataset(each.getKey())) && folder.isPresent()) {
        placed = kept(placed, each.getKey(), each.getValue());
      } else {
        memory.put(each.getKey(), MemoryDataset.holding(each.getValue()));
      }
    }
    return placed.with(memory);
  }

  /** The datasets of which the part reads another type than the run makes, or the test gives. */
  private Set<String> typed(Pipeline part, Set<String> held) {
    Map<String, Set<String>> names = new TreeMap<>();
    Stream.concat(part.datasets().stream(), held.stream())
        .forEach(
            name ->
                names.computeIfAbsent(Transcoding.dataset(name), any -> new TreeSet<>()).add(name));
    names.values().removeIf(all -> all.size() < 2);
    return names.keySet();
  }

  /** Through the type that the test gives, so that another type can read it. */
  private Catalog kept(Catalog placed, String name, Object value) {
    Optional<Path> place = place(name);
    Catalog with = place.isPresent() ? placed.at(name, place.get()) : placed;
    with.save(name, value, value.getClass());
    return with;
  }

  /** What the project's catalog lacks and the test does not give, and nodes can do without. */
  private Set<String> mayBeMissing(Pipeline part) {
    Set<String> names = new TreeSet<>(part.inputs());
    names.removeIf(name -> catalog.contains(name) || needed(part, name));
    return names;
  }

  private static boolean needed(Pipeline part, String name) {
    return part.nodes().stream()
        .flatMap(node -> node.inputs().stream())
        .anyMatch(input -> input.isDataset() && input.name().equals(name) && !input.isOptional());
  }

  private Optional<Path> place(String dataset) {
    return folder.flatMap(
        dir ->
            catalog
                .definition(dataset)
                .flatMap(DatasetDefinition::path)
                .map(
                    file -> dir.resolve(Transcoding.dataset(dataset)).resolve(file.getFileName())));
  }

  /** Only files have several types. */
  private void checkTyped(Pipeline part) {
    Set<String> typed = typed(part, held.keySet());
    typed.removeIf(
        dataset -> !part.writers().containsKey(dataset) && !isHeld(dataset, held.keySet()));
    if (folder.isEmpty() && !typed.isEmpty()) {
      throw new IllegalStateException(
          typed.stream()
              .map(
                  dataset ->
                      "The run uses dataset '"
                          + dataset
                          + "' as several types, which only a file has. Give the run a folder with"
                          + " throughFiles(…).")
              .collect(Collectors.joining("\n")));
    }
  }

  private static boolean isHeld(String dataset, Set<String> held) {
    return held.stream().anyMatch(name -> Transcoding.dataset(name).equals(dataset));
  }
}
