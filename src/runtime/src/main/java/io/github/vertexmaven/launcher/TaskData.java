package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets of a task as a catalog. A dataset with a relative path keeps its format and lies at
 * its artifact's URI; one in a bucket keeps its place; one that the catalog lacks is an object at
 * its artifact's URI.
 */
final class TaskData {

  private static final Location AT = Location.of("the task");

  private final ShippedFiles shipped = ShippedFiles.ofThisTask();
  private final DataPlaces places;
  private final Map<String, ConfValue> entries = new LinkedHashMap<>();
  private final Map<String, Location> keys = new LinkedHashMap<>();
  private final Map<String, String> uris = new LinkedHashMap<>();

  private TaskData(DataPlaces places) {
    this.places = places;
  }

  /**
   * The data of a task.
   *
   * @param catalog the entries that the task uses, everything filled in
   * @param mount the folder that stands for {@code gs://}
   */
  static TaskData of(TaskFile task, ConfValue.Mapping catalog, ExecutorInput input, Path mount) {
    TaskData data = new TaskData(new DataPlaces(Path.of("").toAbsolutePath(), Optional.of(mount)));
    catalog.entries().forEach(data::put);
    data.place(task.inputs(), input.inputArtifacts());
    data.place(task.outputs(), input.outputArtifacts());
    return data;
  }

  private void put(String dataset, ConfValue entry) {
    entries.put(dataset, entry);
    keys.put(dataset, AT);
  }

  private void place(Map<String, String> datasets, Map<String, ExecutorInput.Artifact> artifacts) {
    datasets.forEach(
        (key, dataset) ->
            Optional.ofNullable(artifacts.get(key))
                .ifPresent(artifact -> place(dataset, artifact.uri())));
  }

  private void place(String dataset, String uri) {
    Map<String, Object> entry = new LinkedHashMap<>(entry(dataset));
    Object filepath = entry.get("filepath");
    boolean ownPlace = filepath instanceof String path && path.startsWith("gs://");
    boolean noFile = !entry.isEmpty() && filepath == null;
    uris.put(dataset, ownPlace ? (String) filepath : uri);
    if (ownPlace || noFile) {
      return;
    }
    entry.putIfAbsent("type", "object");
    entry.put("filepath", localPath(uri));
    put(dataset, ConfValue.of(entry, AT));
  }

  private Map<String, Object> entry(String dataset) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (entries.get(dataset) instanceof ConfValue.Mapping mapping) {
      mapping.entries().forEach((key, value) -> entry.put(key, value.plain()));
    }
    return entry;
  }

  /** Other local runners give plain paths in place of URIs. */
  private String localPath(String uri) {
    if (!uri.startsWith("gs://")) {
      return uri;
    }
    return shipped.copyOf(uri).orElseGet(() -> places.resolve(uri)).toString();
  }

  Catalog catalog(ProjectClasses own, Credentials credentials) {
    return Catalog.open(new ConfValue.Mapping(entries, keys, AT), places, own, credentials);
  }

  /** Where a dataset lies. */
  String uri(String dataset) {
    return uris.getOrDefault(dataset, "");
  }
}
