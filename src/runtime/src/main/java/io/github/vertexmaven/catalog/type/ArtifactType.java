package io.github.vertexmaven.catalog.type;

import java.util.Optional;
import java.util.Set;

/**
 * What a dataset is between tasks: one of the artifact types that every metadata store knows;
 * others would have to be registered first.
 */
public enum ArtifactType {
  /** Anything. */
  ARTIFACT("system.Artifact"),
  /** A table. */
  DATASET("system.Dataset"),
  /** A model. */
  MODEL("system.Model"),
  /** Numbers that say how good something is. */
  METRICS("system.Metrics");

  private static final Set<String> MODEL_LAYERS = Set.of("model", "models");
  private static final String METRICS_LAYER = "metrics";

  private final String schemaTitle;

  ArtifactType(String schemaTitle) {
    this.schemaTitle = schemaTitle;
  }

  /** As the spec writes it. */
  public String schemaTitle() {
    return schemaTitle;
  }

  /**
   * By layer first, as Kedro's conventions name them, then by type; what the dataset is called says
   * nothing.
   *
   * @param layer the entry's {@code layer}, with or without a number in front, {@code 06_models}
   * @param type the entry's {@code type} as it is written
   */
  public static ArtifactType of(Optional<String> layer, String type) {
    if (layer.isPresent() && MODEL_LAYERS.contains(name(layer.get()))) {
      return MODEL;
    }
    if (holdsMetrics(layer, type)) {
      return METRICS;
    }
    Optional<BuiltIn> builtIn = BuiltIn.named(type);
    return builtIn.isPresent() && builtIn.get().form().isTable() ? DATASET : ARTIFACT;
  }

  /** Whether an entry holds metrics, as its layer or its type says. */
  public static boolean holdsMetrics(Optional<String> layer, String type) {
    return BuiltIn.isOfMetrics(type)
        || layer.isPresent() && name(layer.get()).equals(METRICS_LAYER);
  }

  private static String name(String layer) {
    return layer.replaceFirst("^[0-9]+_", "");
  }
}
