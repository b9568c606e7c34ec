package io.github.vertexmaven.hook;

import java.util.List;

/**
 * A run of a pipeline, or of the part of it that one task runs.
 *
 * @param runId identifies this run among all runs
 * @param jobName the pipeline job's name on Vertex AI, or the run's name when it runs in one
 *     process
 * @param env the environment
 * @param pipeline the pipeline's name
 * @param nodes the names of the nodes that run, in topological order
 */
public record PipelineRun(
    String runId, String jobName, String env, String pipeline, List<String> nodes) {

  /** Copies the list. */
  public PipelineRun {
    nodes = List.copyOf(nodes);
  }
}
