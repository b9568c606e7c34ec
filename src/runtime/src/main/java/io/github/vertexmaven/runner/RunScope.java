package io.github.vertexmaven.runner;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import java.util.Map;
import java.util.Objects;

/**
 * What a pipeline runs over.
 *
 * @param catalog the datasets that are kept; all others stay in memory, by reference
 * @param parameters what {@code params:} inputs read
 * @param memory values of datasets that are neither in the catalog nor written by a node
 * @param runId identifies the run
 * @param jobName the run's name
 * @param env the environment
 * @param pipeline the pipeline's name
 */
public record RunScope(
    Catalog catalog,
    Parameters parameters,
    Map<String, Object> memory,
    String runId,
    String jobName,
    String env,
    String pipeline) {

  /** Copies the map. */
  public RunScope {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(parameters, "parameters");
    memory = Map.copyOf(memory);
  }
}
