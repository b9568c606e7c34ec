package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Definitions;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes definitions by the patterns of a catalog. */
record PatternDefinitions(
    CatalogEntries catalog,
    ConfValue.Mapping written,
    DatasetRegistry datasets,
    Credentials credentials)
    implements Definitions {

  @Override
  public Optional<DatasetDefinition> find(String name) {
    String key = catalog.key(name).orElse(null);
    if (key == null || !CatalogEntries.isPattern(key)) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    DatasetDefinition definition =
        new EntryReader(datasets, credentials, problems, problems)
            .read(name, catalog.find(name).orElseThrow(), written.keyAt(key));
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    return Optional.of(definition);
  }
}
