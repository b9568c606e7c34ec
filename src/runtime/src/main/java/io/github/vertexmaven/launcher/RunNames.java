package io.github.vertexmaven.launcher;

import io.github.vertexmaven.live.RunTimeNames;
import java.util.Map;

/**
 * How a run is called. Vertex AI tells it in arguments. Kubeflow Pipelines resolves no such
 * arguments, and as an input of a task they would keep its cache out: there the run's id is a part
 * of every place that a task is given for its outputs, {@code
 * <root>/<pipeline>/<run>/<task>/<attempt>/<output>}.
 */
final class RunNames {

  private static final String RUN_ID = "VERTEXAI_RUN_ID";
  private static final String UNKNOWN = "job";

  private RunNames() {}

  /**
   * The names.
   *
   * @param options of the launcher
   * @param environment the task's, which tells the id where a task has no outputs
   */
  static RunTimeNames of(
      Map<String, String> options, ExecutorInput input, Map<String, String> environment) {
    String pipeline = options.get("--pipeline-name");
    if (pipeline == null) {
      String jobName = options.getOrDefault("--job-name", UNKNOWN);
      return new RunTimeNames(options.getOrDefault("--job-id", jobName), jobName);
    }
    String id = runOf(pipeline, input);
    if (id.isEmpty()) {
      id = environment.getOrDefault(RUN_ID, UNKNOWN);
    }
    return new RunTimeNames(id, id);
  }

  private static String runOf(String pipeline, ExecutorInput input) {
    for (ExecutorInput.Artifact artifact : input.outputArtifacts().values()) {
      String id = runOf(pipeline, artifact.uri());
      if (!id.isEmpty()) {
        return id;
      }
    }
    return input.outputFile().isPresent()
        ? runOf(pipeline, input.outputFile().get().toString().replace('\\', '/'))
        : "";
  }

  /** Counted from the end: folders of the root may be called as the pipeline is. */
  private static String runOf(String pipeline, String place) {
    String[] parts = place.split("/");
    int run = parts.length - 4;
    return run > 0 && parts[run - 1].equals(pipeline) ? parts[run] : "";
  }
}
