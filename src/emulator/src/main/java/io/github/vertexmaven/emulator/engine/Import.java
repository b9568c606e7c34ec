package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An importer at work. A URI that is known with the same type and metadata is the same artifact, so
 * that what comes after it can be cached; with {@code reimport} it is a new one each time.
 */
final class Import {

  private final LeafTask task;
  private final Component.Importer importer;
  private final Cache cache;

  Import(LeafTask task, Component.Importer importer, Cache cache) {
    this.task = task;
    this.importer = importer;
    this.cache = cache;
  }

  Values done() throws TaskFailed, IOException {
    Placeholders placeholders = Placeholders.of(task.entry().facts(), task.inputs());
    String uri = placeholders.filled(importer.uri());
    task.entry().dialect().checkImport(uri, importer, task.task());
    Map<String, Object> metadata =
        JsonValues.object(placeholders.filledConstant(importer.metadata()));
    Dialect dialect = task.entry().dialect();
    Artifact fresh = new Artifact(dialect.artifactName(output()), importer.type(), uri, metadata);
    String key = Cache.key(dialect.importFacts(fresh));
    Optional<Cache.Entry> known = importer.reimport() ? Optional.empty() : cache.find(key);
    return known.isPresent() ? known.get().outputs() : imported(key, fresh);
  }

  private Values imported(String key, Artifact artifact) throws IOException {
    Values outputs = Values.NONE.with(output(), List.of(artifact));
    if (!importer.reimport()) {
      cache.know(key, outputs, task.entry().origin());
    }
    return outputs;
  }

  /** The one declared output, which the SDK always calls {@code artifact}. */
  private String output() {
    return task.component().outputs().artifacts().keySet().stream().findFirst().orElse("artifact");
  }
}
