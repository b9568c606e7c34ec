package io.github.vertexmaven.runner;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.slice.Transcoding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks the entries of datasets that nodes see as several types: what one type writes the others
 * have to find.
 */
final class TypedEntries {

  private final Catalog catalog;
  private final Collection<String> problems;

  private TypedEntries(Catalog catalog, Collection<String> problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  static void check(Collection<Pipeline> pipelines, Catalog catalog, Collection<String> problems) {
    Map<String, Map<String, PipelineNode>> used = new TreeMap<>();
    for (Pipeline pipeline : pipelines) {
      for (PipelineNode node : pipeline.nodes()) {
        for (List<String> names : List.of(node.entriesRead(), node.entriesWritten())) {
          for (String name : names) {
            if (Transcoding.isTyped(name)) {
              used.computeIfAbsent(Transcoding.dataset(name), any -> new TreeMap<>())
                  .putIfAbsent(name, node);
            }
          }
        }
      }
    }
    used.values().removeIf(names -> names.size() < 2);
    TypedEntries check = new TypedEntries(catalog, problems);
    used.forEach(check::types);
  }

  private void types(String dataset, Map<String, PipelineNode> names) {
    Optional<String> first = Optional.empty();
    for (Map.Entry<String, PipelineNode> each : names.entrySet()) {
      String name = each.getKey();
      if (!catalog.contains(name)) {
        problems.add(
            "Node '"
                + each.getValue().name()
                + "' uses '"
                + name
                + "', which the catalog lacks.\n  "
                + each.getValue().source()
                + "\n  Dataset '"
                + dataset
                + "' is used as several types, and each needs an entry: add '"
                + name
                + "' to the catalog.");
      } else if (KeptDatasets.isMemory(catalog, name)) {
        problems.add(
            "Dataset '"
                + dataset
                + "' is used as several types, and '"
                + name
                + "' stays in memory, where no other type can read it.\n  "
                + at(name)
                + "Give it a type that has a file.");
      } else if (first.isEmpty()) {
        first = Optional.of(name);
      } else if (!place(first.get()).equals(place(name))) {
        problems.add(
            "Dataset '"
                + dataset
                + "' is used as several types in different places: '"
                + first.get()
                + "' is "
                + place(first.get())
                + ", '"
                + name
                + "' is "
                + place(name)
                + ".\n  "
                + at(first.get())
                + at(name)
                + "Give both the same filepath, versioned and load_version.");
      }
    }
  }

  private String place(String name) {
    Optional<DatasetDefinition> definition = catalog.definition(name);
    String version =
        definition
            .flatMap(DatasetDefinition::loadVersion)
            .map(chosen -> ", version " + chosen)
            .orElse(
                definition.filter(DatasetDefinition::versioned).isPresent() ? ", versioned" : "");
    return catalog.place(name).orElse("no file") + version;
  }

  private String at(String name) {
    return catalog.definition(name).map(definition -> definition.at() + "\n  ").orElse("");
  }
}
