package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.WriteShell;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prepares a {@code jshell} in which the project is open: writes the class path and a start script
 * to {@code target/vertexai}, and prints the command. In the shell, {@code project} runs pipelines,
 * and loads and saves datasets.
 */
@Mojo(name = "jshell", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class JshellMojo extends ProjectMojo {

  @Override
  public void run(CalledProject here) {
    ProjectBuild build = build(here);
    new WriteShell(build.call(), build.project()).run();
  }
}
