package io.github.vertexmaven.pipeline;

import java.util.Collection;
import java.util.Map;

/**
 * Decides which nodes of a pipeline share a task. A public class with a public constructor without
 * parameters, named by {@code run_config.grouping.strategy}; it is asked when the pipelines are
 * described, never in a container.
 */
public interface NodeGrouper {

  /**
   * The groups of a pipeline.
   *
   * @param pipeline the pipeline's name
   * @param nodes the pipeline
   * @param params {@code run_config.grouping.params}: plain values as YAML has them
   * @return the names of nodes by the name of their group, which becomes the task's; nodes that are
   *     in no group have a task of their own
   */
  Map<String, ? extends Collection<String>> groups(
      String pipeline, Pipeline nodes, Map<String, Object> params);
}
