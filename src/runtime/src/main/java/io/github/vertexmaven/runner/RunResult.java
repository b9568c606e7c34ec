package io.github.vertexmaven.runner;

import java.util.Map;

/**
 * What is left in memory after a run.
 *
 * @param outputs the datasets that no node read and the catalog does not keep, by name
 */
public record RunResult(Map<String, Object> outputs) {

  /** Copies the map. */
  public RunResult {
    outputs = Map.copyOf(outputs);
  }
}
