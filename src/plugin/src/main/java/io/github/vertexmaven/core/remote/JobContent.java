package io.github.vertexmaven.core.remote;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job was made of.
 *
 * @param spec the pipeline spec, JSON
 * @param parameters the values that were given for the run, as JSON texts
 */
public record JobContent(String spec, Map<String, String> parameters) {

  /** Copies the map. */
  public JobContent {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
