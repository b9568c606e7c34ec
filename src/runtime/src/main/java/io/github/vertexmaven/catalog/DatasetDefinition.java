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
 * @param path where the data lies on this machine, when the entry has a {@code filepath}
 * @param suffix the end of the file's name in the {@code filepath}, {@code png}; empty when it has
 *     none. It stays when the data is moved to a place without one
 * @param loadArgs the entry's {@code load_args}
 * @param saveArgs the entry's {@code save_args}
 * @param settings further keys of the entry, for datasets of your own
 * @param versioned whether each run keeps its own version, at {@code <path>/<version>/<file name>}
 * @param loadVersion the version to read; the latest one when there is none
 * @param layer the entry's {@code layer}, such as {@code metrics}
 * @param metrics whether it holds metrics, as its layer or its type says
 * @param credentials the entry's {@code credentials}, looked up when their values are asked for
 * @param tracked what of it is also written to the run of an experiment
 * @param at where the entry is written
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

  /** The same entry with its data at another place, which is no longer one of several versions. */
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
