package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.RecordStore;

/**
 * What can change of a run, beside its jobs.
 *
 * @param deleted whether nobody is to see it; it goes once its job has ended
 */
record StoredRun(String id, boolean archived, boolean deleted) implements RecordStore.Identified {}
