package io.github.vertexmaven.pipeline;

import java.util.Map;

/**
 * Names the pipelines of a project. Optional: without one, each class that has nodes is a pipeline,
 * and {@link #DEFAULT} is their sum.
 *
 * <p>A project has at most one implementation, with a public constructor without parameters. It
 * runs when the project is built, never in a container.
 */
public interface PipelineRegistry {

  /** The name of the default pipeline. */
  String DEFAULT = "__default__";

  /** The pipelines by name. */
  Map<String, Pipeline> pipelines();
}
