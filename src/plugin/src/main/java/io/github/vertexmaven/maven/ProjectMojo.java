package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that works on a project as a whole: it has a parameter more, which Maven inherits. */
public abstract class ProjectMojo extends VertexMojo {

  /**
   * Options for the JVMs that run the project's code, for example {@code -Xmx2g}; separated by
   * white space.
   */
  @Parameter(property = "vertexai.jvmArgs")
  private String jvmArgs;

  @Override
  public GoalScope scope() {
    return GoalScope.EVERY_MODULE;
  }

  final ProjectBuild build(CalledProject here) {
    return build(here, jvmArgs);
  }
}
