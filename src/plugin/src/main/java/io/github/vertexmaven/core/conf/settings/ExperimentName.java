package io.github.vertexmaven.core.conf.settings;

import java.util.Optional;

/**
 * Whether an experiment can have its name. Vertex AI makes a context for each pipeline in the store
 * in which experiments are contexts too, so no two may have one id.
 */
public final class ExperimentName {

  private ExperimentName() {}

  /**
   * What is wrong with the experiment of the settings; nothing on Kubeflow Pipelines, where
   * experiments and pipelines have names of their own.
   *
   * @param pipeline what the pipeline's spec is called
   */
  public static Optional<String> problem(Settings settings, String pipeline) {
    return settings
        .run()
        .experimentId()
        .filter(pipeline::equals)
        .filter(id -> !settings.service().isKubeflow())
        .map(
            id ->
                settings.places().of("run_config", "experiment_name")
                    + ": '"
                    + settings.run().experiment().orElseThrow()
                    + "' would be '"
                    + id
                    + "' in the metadata store of Vertex AI, where the pipeline '"
                    + pipeline
                    + "' has that name. Give the experiment another one.");
  }
}
