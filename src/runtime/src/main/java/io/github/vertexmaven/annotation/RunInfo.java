package io.github.vertexmaven.annotation;

import java.util.Objects;

/**
 * Describes the run of a node.
 *
 * @param runId identifies this run among all runs
 * @param jobName the name of the pipeline job on Vertex AI, or the name of the local run
 * @param env the environment: a folder under {@code conf/}
 * @param pipeline the pipeline's name
 * @param node the node's name
 */
public record RunInfo(String runId, String jobName, String env, String pipeline, String node) {

  /** Refuses nulls. */
  public RunInfo {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(jobName, "jobName");
    Objects.requireNonNull(env, "env");
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(node, "node");
  }
}
