package io.github.vertexmaven.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The entries that patterns of the catalog make, each made when its name is first asked for. */
final class PatternEntries {

  private final Definitions definitions;
  private final Datasets datasets;
  private final Map<String, Optional<Entry>> found = new ConcurrentHashMap<>();

  PatternEntries(Definitions definitions, Datasets datasets) {
    this.definitions = definitions;
    this.datasets = datasets;
  }

  Optional<Entry> find(String name) {
    return found.computeIfAbsent(name, this::make);
  }

  private Optional<Entry> make(String name) {
    Optional<DatasetDefinition> definition = definitions.find(name);
    return definition.isPresent()
        ? Optional.of(Entry.of(definition.get(), datasets))
        : Optional.empty();
  }

  /** What is held in memory stays, as in {@link Entry#forRun}. */
  PatternEntries forRun(Datasets ofRun) {
    PatternEntries copy = new PatternEntries(definitions, ofRun);
    found.forEach((name, entry) -> copy.found.put(name, entry.map(made -> made.forRun(ofRun))));
    return copy;
  }
}
