package io.github.vertexmaven.pipeline;

import java.util.Map;

/**
 * Names the pipelines of a project. Optional: without one, each class that has nodes is a pipeline,
 * and {@link #DEFAULT} is their sum.
 *
 * <p>The implementation is the only one of the project and has a public constructor without
 * parameters. It runs when the project is built, never in a container.
 */
public interface PipelineRegistry {

  /** The pipeline that is used when none is named. */
  String DEFAULT = "__default__";

  /** The pipelines by name. */
  Map<String, Pipeline> pipelines();
}
