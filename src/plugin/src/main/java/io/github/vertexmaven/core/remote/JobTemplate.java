package io.github.vertexmaven.core.remote;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job is made of: {@code PipelineJob} of pipeline_job.proto. A submission makes one job of
 * it, a schedule one at each of its times.
 *
 * @param displayName what the console shows
 * @param spec the pipeline spec, JSON
 * @param outputDirectory {@code gs://…}: where run data goes
 * @param parameters values of the run's parameters, plain JSON values; numbers are Long, BigInteger
 *     or Double
 * @param labels of the job
 * @param serviceAccount who the tasks are; the project's default account when empty
 * @param failFast whether no further task starts after a failure
 */
public record JobTemplate(
    String displayName,
    String spec,
    String outputDirectory,
    Map<String, Object> parameters,
    Map<String, String> labels,
    Optional<String> serviceAccount,
    boolean failFast) {

  /** Copies the maps. */
  public JobTemplate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** With further labels. */
  public JobTemplate labelled(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    return new JobTemplate(
        displayName, spec, outputDirectory, parameters, all, serviceAccount, failFast);
  }
}
