package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs and recurring runs are asked for alike: what to run, with which parameters.
 *
 * @param version empty for the newest of the pipeline
 * @param manifest the spec that came with the call
 */
record Requested(
    String pipeline,
    String version,
    Optional<Manifest> manifest,
    Map<String, Object> parameters,
    String root) {

  private static final Set<String> REFERENCE = Set.of("pipeline_id", "pipeline_version_id");
  private static final Set<String> CONFIG = Set.of("parameters", "pipeline_root");

  static Requested of(MessageFields fields) {
    Optional<MessageFields> reference = fields.message("pipeline_version_reference", REFERENCE);
    Optional<MessageFields> config = fields.message("runtime_config", CONFIG);
    Optional<Manifest> manifest =
        fields.has("pipeline_spec")
            ? Optional.of(Manifest.of(fields.struct("pipeline_spec")))
            : Optional.empty();
    String version =
        reference
            .map(some -> some.text("pipeline_version_id"))
            .orElseGet(() -> fields.text("pipeline_version_id"));
    return new Requested(
        reference.map(some -> some.text("pipeline_id")).orElse(""),
        version,
        manifest,
        config.map(some -> some.struct("parameters")).orElse(Map.of()),
        config.map(some -> some.text("pipeline_root")).orElse(""));
  }

  /** What runs of it have in common, of this version of a pipeline. */
  RunTemplate template(
      MessageFields fields, StoredExperiment experiment, String ofPipeline, String ofVersion) {
    return new RunTemplate(
        fields.text("display_name"),
        fields.text("description"),
        experiment.id(),
        experiment.namespace(),
        fields.text("service_account"),
        ofPipeline,
        ofVersion,
        parameters,
        root);
  }

  boolean isReference() {
    return !pipeline.isEmpty() || !version.isEmpty();
  }
}
