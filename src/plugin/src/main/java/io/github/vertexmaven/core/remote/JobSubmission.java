package io.github.vertexmaven.core.remote;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A job to create: {@code CreatePipelineJobRequest} of pipeline_service.proto.
 *
 * @param jobId made once for each submission: at most 127 lowercase letters, digits and dashes, a
 *     letter first
 * @param displayName what the console shows
 * @param spec the pipeline spec, JSON
 * @param outputDirectory {@code gs://…}: where run data goes
 * @param parameters values of the run's parameters, plain JSON values; numbers are Long, BigInteger
 *     or Double
 * @param labels of the job
 * @param serviceAccount who the tasks are; the project's default account when empty
 * @param failFast whether no further task starts after a failure
 */
public record JobSubmission(
    String jobId,
    String displayName,
    String spec,
    String outputDirectory,
    Map<String, Object> parameters,
    Map<String, String> labels,
    Optional<String> serviceAccount,
    boolean failFast) {

  /** Copies the maps. */
  public JobSubmission {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
