package io.github.vertexmaven.catalog;

import io.github.vertexmaven.config.Location;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the catalog, checked.
 *
 * @param name the dataset's name
 * @param type a built-in type's short name, or the name of a class that implements {@link Dataset}
 * @param path the location of the data on this machine, if the entry has a {@code filepath}
 * @param suffix the extension of the file in the {@code filepath}, such as {@code png}; empty
 *     without one. It remains the same if the data moves to a path without one
 * @param loadArgs the entry's {@code load_args}
 * @param saveArgs the entry's {@code save_args}
 * @param settings further keys of the entry, for datasets of your own
 * @param versioned whether each run keeps its own version, at {@code <path>/<version>/<file name>}
 * @param loadVersion the version to read; without one, the latest
 * @param layer the entry's {@code layer}, such as {@code metrics}
 * @param metrics whether it contains metrics, according to its layer or its type
 * @param credentials the entry's {@code credentials}; their values are read on request
 * @param tracked what is also written to the run of an experiment
 * @param at the file and line of the entry
 */
public record DatasetDefinition(
    String name,
    String type,
    Optional<Path> path,
    String suffix,
    Map<String, Object> loadArgs,
    Map<String, Object> saveArgs,
    Map<String, Object> settings,
    boolean versioned,
    Optional<String> loadVersion,
    Optional<String> layer,
    boolean metrics,
    Optional<NamedCredentials> credentials,
    Optional<Tracked> tracked,
    Location at) {

  /** Copies the maps. */
  public DatasetDefinition {
    loadArgs = Collections.unmodifiableMap(new LinkedHashMap<>(loadArgs));
    saveArgs = Collections.unmodifiableMap(new LinkedHashMap<>(saveArgs));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Returns the same entry with its data at another path, without versions. */
  public DatasetDefinition at(Path place) {
    return new DatasetDefinition(
        name,
        type,
        Optional.of(place),
        suffix,
        loadArgs,
        saveArgs,
        settings,
        false,
        Optional.empty(),
        layer,
        metrics,
        credentials,
        tracked,
        at);
  }
}
