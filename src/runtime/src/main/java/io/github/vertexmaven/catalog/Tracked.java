package io.github.vertexmaven.catalog;

import java.util.Optional;

/**
 * What of a dataset is also written to the run of an experiment: the key {@code mlflow} of its
 * entry, {@code metric}, {@code artifact} or {@code model}, or a map with that word as {@code as}.
 *
 * @param as what it is to the run
 * @param key the metric's name, in place of the dataset's
 * @param folder among the run's artifacts
 * @param fileName the artifact's name, by default the file's in the catalog
 * @param registeredModel the registered model that the model becomes a version of
 */
public record Tracked(
    As as,
    Optional<String> key,
    Optional<String> folder,
    Optional<String> fileName,
    Optional<String> registeredModel) {

  /** What a dataset is to a run. */
  public enum As {
    /** A number, or a map or record of numbers. */
    METRIC,
    /** A file. */
    ARTIFACT,
    /** A file that MLflow lists as a model. */
    MODEL
  }
}
