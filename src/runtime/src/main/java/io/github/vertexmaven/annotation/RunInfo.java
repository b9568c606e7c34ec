package io.github.vertexmaven.annotation;

import java.util.Objects;

/**
 * What a node may know of the run that it is part of.
 *
 * @param runId identifies this run among all runs
 * @param jobName the pipeline job's name on Vertex AI, or the run's name when it runs in one
 *     process
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
