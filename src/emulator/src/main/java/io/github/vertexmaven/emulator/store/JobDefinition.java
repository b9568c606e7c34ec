package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A job as it was asked for; never changes.
 *
 * @param number the numeric id that error texts and {@code {{$.pipeline_job_uuid}}} show
 * @param project as the caller named it, an id or a number
 * @param root the pipeline root, {@code gs://bucket/folder} without a slash at the end
 * @param facts service account, network and such, which are only shown to tasks
 * @param requested the caller's message, which the faces give back
 */
public record JobDefinition(
    JobKey key,
    long number,
    String project,
    Map<String, Object> spec,
    String root,
    Values inputs,
    boolean failFast,
    Map<String, String> labels,
    Facts facts,
    String requested,
    Instant created) {

  public JobDefinition {
    Objects.requireNonNull(key);
    Objects.requireNonNull(spec);
    Objects.requireNonNull(root);
    Objects.requireNonNull(inputs);
    Objects.requireNonNull(labels);
    Objects.requireNonNull(facts);
    Objects.requireNonNull(requested);
    Objects.requireNonNull(created);
  }

  public record Facts(
      String serviceAccount, String network, String encryptionKey, Optional<Instant> scheduled) {}
}
