package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.RunVersion;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.TaskFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets of a task as a catalog. A dataset with a relative path keeps its format and lies at
 * its artifact's URI; one in a bucket keeps its place, where a versioned one is written under the
 * job's version and read from where its writer says; one that the catalog lacks is an object at its
 * artifact's URI.
 */
final class TaskData {

  private static final Location AT = Location.of("the task");

  private final ShippedFiles shipped = ShippedFiles.ofThisTask();
  private final DataPlaces places;
  private final BroughtFiles brought;
  private final String jobName;
  private final Map<String, ConfValue> entries = new LinkedHashMap<>();
  private final Map<String, Location> keys = new LinkedHashMap<>();
  private final Map<String, String> uris = new LinkedHashMap<>();
  private final Map<String, List<String>> types;
  private final Map<String, Path> moved = new LinkedHashMap<>();
  private String version;

  private TaskData(
      Map<String, List<String>> types, DataPlaces places, BroughtFiles brought, String jobName) {
    this.types = types;
    this.places = places;
    this.brought = brought;
    this.jobName = jobName;
  }

  /**
   * The data of a task.
   *
   * @param catalog the entries that the task uses, everything filled in
   * @param machine where buckets are
   * @param jobName tells what versioned datasets are written under
   */
  static TaskData of(
      TaskFile task,
      ConfValue.Mapping catalog,
      ExecutorInput input,
      Machine machine,
      String jobName) {
    DataPlaces places = new DataPlaces(Path.of("").toAbsolutePath(), Optional.of(machine.mount()));
    BroughtFiles brought = new BroughtFiles(machine.environment());
    TaskData data = new TaskData(task.data().types(), places, brought, jobName);
    for (Map.Entry<String, ConfValue> entry : catalog.entries().entrySet()) {
      data.put(entry.getKey(), entry.getValue());
    }
    data.place(task.data().inputs(), input.inputArtifacts(), false);
    data.place(task.data().outputs(), input.outputArtifacts(), true);
    return data;
  }

  private void put(String dataset, ConfValue entry) {
    entries.put(dataset, entry);
    keys.put(dataset, AT);
  }

  private void place(
      Map<String, String> datasets,
      Map<String, ExecutorInput.Artifact> artifacts,
      boolean written) {
    for (Map.Entry<String, String> dataset : datasets.entrySet()) {
      ExecutorInput.Artifact artifact = artifacts.get(dataset.getKey());
      if (artifact != null) {
        for (String name : names(dataset.getValue())) {
          place(dataset.getValue(), name, artifact.uri(), written);
        }
      }
    }
  }

  /** All types of a dataset lie in one place. */
  private List<String> names(String dataset) {
    return types.getOrDefault(dataset, List.of(dataset));
  }

  /** A dataset with a place of its own in a bucket stays there; others lie at the artifact. */
  private void place(String dataset, String name, String uri, boolean written) {
    Map<String, Object> entry = entry(name);
    Object filepath = entry.getOrDefault("filepath", partitionedPath(entry));
    if (filepath instanceof String path && path.startsWith("gs://")) {
      String place = isVersioned(entry) ? versionedPlace(path, uri, written) : path;
      uris.put(dataset, place);
      if (!place.equals(path)) {
        moved.put(name, places.resolve(place));
      }
      return;
    }
    uris.put(dataset, uri);
    if (entry.isEmpty()) {
      put(name, ConfValue.of(Map.of("type", "object", "filepath", localPath(uri)), AT));
    } else if (filepath != null) {
      moved.put(name, Path.of(localPath(uri)));
    }
  }

  private static Object partitionedPath(Map<String, Object> entry) {
    return BuiltIn.isOf(BuiltIn.Form.FOLDER, String.valueOf(entry.get("type")))
        ? entry.get("path")
        : null;
  }

  private static boolean isVersioned(Map<String, Object> entry) {
    return Boolean.TRUE.equals(entry.get("versioned"));
  }

  /** What another task has written lies where that task says: it may have run in an earlier job. */
  private String versionedPlace(String path, String uri, boolean written) {
    if (written) {
      return path + "/" + version() + path.substring(path.lastIndexOf('/'));
    }
    return uri.startsWith(path + "/") ? uri : path;
  }

  private Map<String, Object> entry(String dataset) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (entries.get(dataset) instanceof ConfValue.Mapping mapping) {
      for (Map.Entry<String, ConfValue> each : mapping.entries().entrySet()) {
        entry.put(each.getKey(), each.getValue().plain());
      }
    }
    return entry;
  }

  /** Other local runners give plain paths in place of URIs. */
  private String localPath(String uri) {
    if (!uri.startsWith("gs://")) {
      Optional<Path> file = brought.of(uri);
      return file.isPresent() ? file.get().toString() : uri;
    }
    Optional<Path> copy = shipped.copyOf(uri);
    return copy.isPresent() ? copy.get().toString() : places.resolve(uri).toString();
  }

  Catalog catalog(ProjectClasses own, Credentials credentials) {
    Catalog catalog =
        CatalogReader.open(new ConfValue.Mapping(entries, keys, AT), places, own, credentials);
    for (Map.Entry<String, Path> move : moved.entrySet()) {
      catalog = catalog.at(move.getKey(), move.getValue());
    }
    return hasVersions() ? catalog.forRun(version()) : catalog;
  }

  private boolean hasVersions() {
    for (String dataset : entries.keySet()) {
      if (isVersioned(entry(dataset))) {
        return true;
      }
    }
    return false;
  }

  /** Only made where it is asked for: formats of times are slow to begin with. */
  private String version() {
    if (version == null) {
      version = RunVersion.ofJob(jobName, Instant.now());
    }
    return version;
  }

  /** Where a dataset lies. */
  String uri(String dataset) {
    return uris.getOrDefault(dataset, "");
  }

  /** A folder that nothing was put into need not be there: buckets have none. */
  boolean isFolder(String dataset) {
    return partitionedPath(entry(dataset)) != null;
  }
}
