package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Ids;
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
    if (uri.isEmpty() || uri.startsWith("gs://") && !BucketFolders.inside(uri)) {
      throw new TaskFailed("'" + uri + "' is not a URI to import.");
    }
    Map<String, Object> metadata =
        JsonValues.object(placeholders.filledConstant(importer.metadata()));
    String key = Cache.key(List.of("importer", uri, importer.type().toJson(), metadata));
    Optional<Cache.Entry> known = importer.reimport() ? Optional.empty() : cache.find(key);
    return known.isPresent() ? known.get().outputs() : imported(key, uri, metadata);
  }

  private Values imported(String key, String uri, Map<String, Object> metadata) throws IOException {
    String name = Ids.artifact(task.entry().request().key());
    Artifact artifact = new Artifact(name, importer.type(), uri, metadata);
    Values outputs = Values.NONE.with(output(), List.of(artifact));
    if (!importer.reimport()) {
      cache.store(key, outputs, task.entry().origin());
    }
    return outputs;
  }

  /** The one declared output, which the SDK always calls {@code artifact}. */
  private String output() {
    return task.component().outputs().artifacts().keySet().stream().findFirst().orElse("artifact");
  }
}
