package io.github.vertexmaven.core.service;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a job was made of.
 *
 * @param spec the pipeline spec, JSON; behind it, on a line {@code ---} of its own, the platform
 *     document when there is one, JSON too
 * @param parameters the values that were given for the run, as JSON texts
 * @param outputDirectory its URI: where run data goes
 * @param options how it runs
 */
public record JobContent(
    String spec, Map<String, String> parameters, String outputDirectory, JobOptions options) {

  /** Copies the map. */
  public JobContent {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(outputDirectory, "outputDirectory");
    Objects.requireNonNull(options, "options");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
