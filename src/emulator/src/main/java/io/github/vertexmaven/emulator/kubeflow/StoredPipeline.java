package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;
import java.util.Map;

/** A pipeline as it is kept. */
record StoredPipeline(
    String id,
    String name,
    String displayName,
    String description,
    Instant created,
    String namespace,
    Map<String, String> tags)
    implements RecordStore.Identified {

  StoredPipeline with(String newDisplayName, Map<String, String> newTags) {
    return new StoredPipeline(id, name, newDisplayName, description, created, namespace, newTags);
  }
}
