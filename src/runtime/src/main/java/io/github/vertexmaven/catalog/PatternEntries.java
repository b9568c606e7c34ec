package io.github.vertexmaven.catalog;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The entries that patterns of the catalog make, each made when its name is first asked for. */
final class PatternEntries {

  private final CatalogEntries catalog;
  private final ConfValue.Mapping written;
  private final Datasets datasets;
  private final Credentials credentials;
  private final Map<String, Optional<Entry>> found = new ConcurrentHashMap<>();

  PatternEntries(
      CatalogEntries catalog,
      ConfValue.Mapping written,
      Datasets datasets,
      Credentials credentials) {
    this.catalog = catalog;
    this.written = written;
    this.datasets = datasets;
    this.credentials = credentials;
  }

  Optional<Entry> find(String name) {
    return found.computeIfAbsent(name, this::make);
  }

  private Optional<Entry> make(String name) {
    String key = catalog.key(name).orElse(null);
    if (key == null || !CatalogEntries.isPattern(key)) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    DatasetDefinition definition =
        new EntryReader(datasets, credentials, problems)
            .read(name, catalog.find(name).orElseThrow(), written.keyAt(key));
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    return Optional.of(Entry.of(definition, datasets));
  }

  /** What is held in memory stays, as in {@link Entry#forRun}. */
  PatternEntries forRun(Datasets ofRun) {
    PatternEntries copy = new PatternEntries(catalog, written, ofRun, credentials);
    found.forEach((name, entry) -> copy.found.put(name, entry.map(made -> made.forRun(ofRun))));
    return copy;
  }
}
