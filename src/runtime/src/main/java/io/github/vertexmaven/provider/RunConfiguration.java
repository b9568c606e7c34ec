package io.github.vertexmaven.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a provider may know of the run and its configuration.
 *
 * @param settings {@code vertexai.yml} with POM and {@code -D}, everything filled in
 * @param env the environment
 * @param runId identifies this run among all runs
 * @param jobName the pipeline job's name
 * @param pipeline the pipeline's name
 */
public record RunConfiguration(
    Map<String, Object> settings, String env, String runId, String jobName, String pipeline) {

  /** Copies the map. */
  public RunConfiguration {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
