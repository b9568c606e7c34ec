package io.github.vertexmaven.runner;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
 * @param finalStatus how the run ended whose exit pipeline this is
 * @param timeouts after how long a node is ended, by its name; others may take as long as they want
 * @param retries how a node that fails is tried again, by its name; the failure of others is final
 */
public record RunScope(
    Catalog catalog,
    Parameters parameters,
    Map<String, Object> memory,
    String runId,
    String jobName,
    String env,
    String pipeline,
    Optional<PipelineStatus> finalStatus,
    Map<String, Duration> timeouts,
    Map<String, RetryRule> retries) {

  /** Copies the maps. */
  public RunScope {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(finalStatus, "finalStatus");
    memory = Map.copyOf(memory);
    timeouts = Map.copyOf(timeouts);
    retries = Map.copyOf(retries);
  }

  /** For nodes whose failure is final. */
  public RunScope(
      Catalog catalog,
      Parameters parameters,
      Map<String, Object> memory,
      String runId,
      String jobName,
      String env,
      String pipeline,
      Optional<PipelineStatus> finalStatus,
      Map<String, Duration> timeouts) {
    this(
        catalog,
        parameters,
        memory,
        runId,
        jobName,
        env,
        pipeline,
        finalStatus,
        timeouts,
        Map.of());
  }

  /** For a pipeline that is nobody's exit pipeline, and nodes that may take their time. */
  public RunScope(
      Catalog catalog,
      Parameters parameters,
      Map<String, Object> memory,
      String runId,
      String jobName,
      String env,
      String pipeline) {
    this(catalog, parameters, memory, runId, jobName, env, pipeline, Optional.empty(), Map.of());
  }
}
