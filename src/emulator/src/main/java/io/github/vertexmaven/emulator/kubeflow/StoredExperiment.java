package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;

/** An experiment as it is kept. */
record StoredExperiment(
    String id,
    String displayName,
    String description,
    Instant created,
    String namespace,
    boolean archived)
    implements RecordStore.Identified {

  StoredExperiment with(boolean isArchived) {
    return new StoredExperiment(id, displayName, description, created, namespace, isArchived);
  }
}
