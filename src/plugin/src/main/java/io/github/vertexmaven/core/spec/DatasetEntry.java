package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the spec needs to know of a catalog entry.
 *
 * @param name the dataset
 * @param entry the entry, with its places
 */
record DatasetEntry(String name, ConfValue.Mapping entry) {

  private static final Set<String> TABLES =
      Set.of("csv", "excel", "parquet", "jsonl", "jdbc_table", "jdbc_query", "bigquery");

  private static final Set<String> MEMORY = Set.of("memory", "MemoryDataset", "MemoryDataSet");

  Location at() {
    return entry.at();
  }

  Optional<String> filepath() {
    return text("filepath");
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
   * Whether what lies at its place never changes, so that an earlier result made of it may serve.
   */
  boolean isImmutable() {
    return isTrue("immutable") || isTrue("versioned");
  }

  /** What stays in memory within a task is an artifact between tasks, as without an entry. */
  boolean isMemory() {
    return MEMORY.contains(text("type").orElse(""));
  }

  boolean dependsOnRun() {
    return filepath()
        .filter(path -> path.contains("${run_id}") || path.contains("${job_name}"))
        .isPresent();
  }

  /** By layer first, as Kedro's conventions name them, then by type. */
  ArtifactType artifactType() {
    String layer = text("layer").orElse("").replaceFirst("^[0-9]+_", "");
    if (layer.equals("models") || layer.equals("model")) {
      return ArtifactType.MODEL;
    }
    if (layer.equals("metrics") || name.equals("metrics") || name.endsWith("_metrics")) {
      return ArtifactType.METRICS;
    }
    return TABLES.contains(text("type").orElse("")) ? ArtifactType.DATASET : ArtifactType.ARTIFACT;
  }

  Map<?, ?> plain() {
    return (Map<?, ?>) entry.plain();
  }
}
