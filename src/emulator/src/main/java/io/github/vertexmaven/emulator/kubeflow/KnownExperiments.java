package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The experiments of an installation. */
final class KnownExperiments {

  private static final String DEFAULT = "Default";
  private static final String KIND = "experiments";

  private final RecordStore<StoredExperiment> store;
  private final CallerAccess access;

  KnownExperiments(Documents documents, CallerAccess access) {
    this.store = RecordStore.open(documents, KIND, StoredExperiment.class);
    this.access = access;
    if (!access.multiUser() && named(DEFAULT, "").isEmpty()) {
      add(DEFAULT, "All runs created without specifying an experiment will be grouped here.", "");
    }
  }

  List<StoredExperiment> all() {
    return store.all();
  }

  List<StoredExperiment> in(String namespace) {
    return store.all().stream().filter(one -> one.namespace().equals(namespace)).toList();
  }

  StoredExperiment get(String id) {
    return store.get(id).orElseThrow(() -> ApiFault.notFound("Experiment", id));
  }

  Optional<StoredExperiment> find(String id) {
    return store.get(id);
  }

  private Optional<StoredExperiment> named(String name, String namespace) {
    return in(namespace).stream().filter(one -> one.displayName().equals(name)).findFirst();
  }

  /** Adds one; a name is there once in a namespace. */
  synchronized StoredExperiment add(String name, String description, String namespace) {
    if (named(name, namespace).isPresent()) {
      throw ApiFault.exists(
          "Failed to create a new experiment. The name "
              + name
              + " already exists. Please specify a new name");
    }
    StoredExperiment fresh =
        new StoredExperiment(
            UUID.randomUUID().toString(), name, description, Instant.now(), namespace, false);
    store.put(fresh);
    return fresh;
  }

  synchronized void archive(String id, boolean archived) {
    store.put(get(id).with(archived));
  }

  synchronized void remove(String id) {
    store.remove(id);
  }

  /** Where runs go that name none; an installation for many has no such place. */
  synchronized StoredExperiment standard() {
    if (access.multiUser()) {
      throw ApiFault.invalid("Experiment id can not be empty in multi-user mode");
    }
    return named(DEFAULT, "").orElseGet(() -> add(DEFAULT, "", ""));
  }

  boolean isStandard(StoredExperiment experiment) {
    return !access.multiUser() && experiment.displayName().equals(DEFAULT);
  }
}
