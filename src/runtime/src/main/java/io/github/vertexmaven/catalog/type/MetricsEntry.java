package io.github.vertexmaven.catalog.type;

import java.util.Optional;

/** Which entries of the catalog hold metrics. Plugin and runtime ask the same question. */
public final class MetricsEntry {

  private static final String LAYER = "metrics";

  /** Kedro's {@code tracking.MetricsDataset}, in all its spellings. */
  private static final String TYPE = "tracking.Metrics";

  private MetricsEntry() {}

  /**
   * Whether the entry says so, by its layer or by its type; what the dataset is called says
   * nothing.
   *
   * @param layer the entry's {@code layer}, with or without a number in front, {@code 08_metrics}
   * @param type the entry's {@code type} as it is written
   */
  public static boolean is(Optional<String> layer, String type) {
    return type.startsWith(TYPE)
        || layer.isPresent() && layer.get().replaceFirst("^[0-9]+_", "").equals(LAYER);
  }
}
