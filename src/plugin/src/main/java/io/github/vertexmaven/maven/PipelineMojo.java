package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import io.github.vertexmaven.slice.Slice;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * A goal that works on one pipeline of a project, or on a part of one: it has the parameters that
 * name the part, which Maven inherits.
 */
public abstract class PipelineMojo extends VertexMojo {

  /**
   * Options for the JVMs that run the project's code, for example {@code -Xmx2g}; separated by
   * white space.
   */
  @Parameter(property = "vertexai.jvmArgs")
  private String jvmArgs;

  /** The pipeline. The default is {@code __default__}. */
  @Parameter(property = "vertexai.pipeline", defaultValue = ProjectGraph.DEFAULT)
  private String pipeline;

  /** Runs only these nodes, separated by commas. */
  @Parameter(property = "vertexai.nodes")
  private String nodes;

  /** Runs only nodes that have any of these tags, separated by commas. */
  @Parameter(property = "vertexai.tags")
  private String tags;

  /** Runs these nodes and all after them, separated by commas. */
  @Parameter(property = "vertexai.fromNodes")
  private String fromNodes;

  /** Runs these nodes and all before them, separated by commas. */
  @Parameter(property = "vertexai.toNodes")
  private String toNodes;

  /** Runs the nodes that read any of these datasets and all after them, separated by commas. */
  @Parameter(property = "vertexai.fromInputs")
  private String fromInputs;

  /** Runs the nodes that write any of these datasets and all before them, separated by commas. */
  @Parameter(property = "vertexai.toOutputs")
  private String toOutputs;

  /** Runs only nodes within any of these namespaces, separated by commas. */
  @Parameter(property = "vertexai.namespaces")
  private String namespaces;

  @Override
  public GoalScope scope() {
    return GoalScope.EVERY_MODULE;
  }

  final ProjectBuild build(CalledProject here) {
    return build(here, jvmArgs);
  }

  /** What is wanted; of that the nodes that still have something to do, where nothing else is. */
  final PipelinePart part(boolean onlyMissingOutputs) {
    return new PipelinePart(
        given().text("pipeline", pipeline).orElse(ProjectGraph.DEFAULT),
        given().typed("pipeline").isPresent(),
        new Slice(
            given().list("nodes", nodes),
            given().list("tags", tags),
            given().list("fromNodes", fromNodes),
            given().list("toNodes", toNodes),
            given().list("fromInputs", fromInputs),
            given().list("toOutputs", toOutputs),
            given().list("namespaces", namespaces)),
        given().flag("onlyMissingOutputs", onlyMissingOutputs));
  }
}
