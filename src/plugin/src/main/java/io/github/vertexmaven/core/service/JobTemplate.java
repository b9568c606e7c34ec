package io.github.vertexmaven.core.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a job is made of: {@code PipelineJob} of pipeline_job.proto. A submission makes one job of
 * it, a schedule one at each of its times.
 *
 * @param displayName what the console shows, at most 128 characters
 * @param spec the pipeline spec, JSON; behind it, on a line {@code ---} of its own, the platform
 *     document when there is one, JSON too: {@code {"platforms": {"kubernetes": …}}}
 * @param outputDirectory its URI: where run data goes
 * @param parameters values of the run's parameters, plain JSON values; numbers are Long, BigInteger
 *     or Double
 * @param options how it runs
 */
public record JobTemplate(
    String displayName,
    String spec,
    String outputDirectory,
    Map<String, Object> parameters,
    JobOptions options) {

  /** Copies the map; a value may be null. */
  public JobTemplate {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(outputDirectory, "outputDirectory");
    Objects.requireNonNull(options, "options");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** With another spec and other values. */
  public JobTemplate specified(String otherSpec, Map<String, Object> otherParameters) {
    return new JobTemplate(displayName, otherSpec, outputDirectory, otherParameters, options);
  }

  /** With further labels. */
  public JobTemplate labelled(Map<String, String> more) {
    return new JobTemplate(
        displayName, spec, outputDirectory, parameters, options.withLabels(more));
  }
}
