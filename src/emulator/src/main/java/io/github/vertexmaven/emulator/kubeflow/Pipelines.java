package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.RecordStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pipelines of an installation, with their versions. */
final class Pipelines {

  private final RecordStore<StoredPipeline> pipelines;
  private final RecordStore<StoredVersion> versions;

  Pipelines(Documents documents) {
    this.pipelines = RecordStore.open(documents, "pipelines", StoredPipeline.class);
    this.versions = RecordStore.open(documents, "versions", StoredVersion.class);
  }

  List<StoredPipeline> in(String namespace) {
    return pipelines.all().stream().filter(one -> one.namespace().equals(namespace)).toList();
  }

  StoredPipeline get(String id) {
    return pipelines.get(id).orElseThrow(() -> ApiFault.notFound("Pipeline", id));
  }

  StoredPipeline named(String name, String namespace) {
    return find(name, namespace)
        .orElseThrow(() -> ApiFault.notFound("Namespace/Pipeline", namespace + "/" + name));
  }

  private Optional<StoredPipeline> find(String name, String namespace) {
    return in(namespace).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Adds one; a name is there once in a namespace. */
  synchronized void add(StoredPipeline fresh) {
    if (find(fresh.name(), fresh.namespace()).isPresent()) {
      throw ApiFault.exists(
          "Failed to create a new pipeline. The name "
              + fresh.name()
              + " already exist. Please specify a new name");
    }
    pipelines.put(fresh);
  }

  /** Both or none. */
  synchronized void add(StoredPipeline fresh, StoredVersion first) {
    add(fresh);
    versions.put(first);
  }

  synchronized void change(StoredPipeline changed) {
    get(changed.id());
    pipelines.put(changed);
  }

  /** Removes one that has no versions, or all of them with it. */
  synchronized void remove(String id, boolean cascade) {
    List<StoredVersion> all = versions(get(id).id());
    if (!all.isEmpty() && !cascade) {
      throw ApiFault.invalid(
          "Failed to delete pipeline with id "
              + id
              + " as it has existing pipeline versions (e.g. "
              + all.get(all.size() - 1).id()
              + "). Set cascade=true to delete all versions");
    }
    all.forEach(version -> versions.remove(version.id()));
    pipelines.remove(id);
  }

  /** The versions of a pipeline, the newest last. */
  List<StoredVersion> versions(String pipeline) {
    return versions.all().stream()
        .filter(version -> version.pipeline().equals(pipeline))
        .sorted(Comparator.comparingLong(StoredVersion::number))
        .toList();
  }

  StoredVersion version(String id) {
    return versions.get(id).orElseThrow(() -> ApiFault.notFound("PipelineVersion", id));
  }

  /** The newest of a pipeline. */
  StoredVersion newest(String pipeline) {
    List<StoredVersion> all = versions(get(pipeline).id());
    if (all.isEmpty()) {
      throw ApiFault.notFound("PipelineVersion", pipeline);
    }
    return all.get(all.size() - 1);
  }

  /** What a reference means; without a version it is the newest. */
  StoredVersion version(String pipeline, String version) {
    return version.isEmpty() ? newest(pipeline) : version(version);
  }

  long nextNumber() {
    return 1 + versions.all().stream().mapToLong(StoredVersion::number).max().orElse(0);
  }

  synchronized void add(StoredVersion fresh) {
    get(fresh.pipeline());
    if (versions(fresh.pipeline()).stream().anyMatch(one -> one.name().equals(fresh.name()))) {
      throw ApiFault.exists(
          "Failed to create a new pipeline version. The name "
              + fresh.name()
              + " already exist. Specify a new name");
    }
    versions.put(fresh);
  }

  synchronized void change(StoredVersion changed) {
    version(changed.id());
    versions.put(changed);
  }

  synchronized void removeVersion(String id) {
    versions.remove(version(id).id());
  }
}
