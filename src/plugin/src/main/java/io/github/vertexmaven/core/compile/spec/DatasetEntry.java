package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.catalog.type.BuiltIn.Form;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the spec needs to know of a catalog entry.
 *
 * @param name the dataset
 * @param entry the entry, with its places
 */
record DatasetEntry(String name, ConfValue.Mapping entry) {

  /** The entry of a dataset, written out or by a pattern. */
  static Optional<DatasetEntry> of(String dataset, CatalogEntries catalog) {
    return catalog
        .find(dataset)
        .filter(ConfValue.Mapping.class::isInstance)
        .map(value -> new DatasetEntry(dataset, (ConfValue.Mapping) value));
  }

  Location at() {
    return entry.at();
  }

  /** Partitioned datasets call their folder a path, as Kedro does. */
  Optional<String> filepath() {
    return text("filepath").or(() -> text("path").filter(path -> isPartitioned()));
  }

  private boolean isPartitioned() {
    return is(Form.FOLDER);
  }

  /** Where a run reads it when no run writes it: the file of a version that is chosen. */
  Optional<String> readPath() {
    return loadVersion().isEmpty()
        ? filepath()
        : filepath().map(path -> versionPath(path, loadVersion().get()));
  }

  static String versionPath(String path, String version) {
    return path + "/" + version + path.substring(path.lastIndexOf('/'));
  }

  boolean isVersioned() {
    return isTrue("versioned");
  }

  Optional<String> loadVersion() {
    return text("load_version");
  }

  /** Whether its rows lie in a database, which no digest of a file tells anything about. */
  boolean isQuery() {
    return is(Form.DATABASE);
  }

  private boolean is(Form form) {
    return BuiltIn.isOf(form, type());
  }

  private String type() {
    return text("type").orElse("");
  }

  private Optional<String> text(String key) {
    return entry
        .get(key)
        .map(ConfValue::plain)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private boolean isTrue(String key) {
    return entry.get(key).map(ConfValue::plain).filter(Boolean.TRUE::equals).isPresent();
  }

  boolean isInBucket() {
    return filepath().filter(path -> path.startsWith("gs://")).isPresent();
  }

  /**
   * Whether what is read never changes, so that an earlier result made of it may serve: the entry
   * says so, or one version is chosen.
   */
  boolean isImmutable() {
    return isTrue("immutable") || loadVersion().isPresent();
  }

  /** What stays in memory within a task is an artifact between tasks, as without an entry. */
  boolean isMemory() {
    return is(Form.MEMORY);
  }

  /** Values of whatever classes, as the object format writes them. */
  boolean isObject() {
    return is(Form.OBJECT);
  }

  boolean dependsOnRun() {
    return filepath()
        .filter(path -> path.contains("${run_id}") || path.contains("${job_name}"))
        .isPresent();
  }

  /** What it is between tasks. */
  ArtifactType artifactType() {
    return ArtifactType.of(text("layer"), type());
  }

  /** The same at another place, which is no place of versions. */
  Map<?, ?> at(String place) {
    Map<Object, Object> moved = new LinkedHashMap<>(plain());
    moved.keySet().removeAll(List.of("versioned", "load_version"));
    moved.put(text("filepath").isPresent() ? "filepath" : "path", place);
    return moved;
  }

  Map<?, ?> plain() {
    return (Map<?, ?>) entry.plain();
  }
}
