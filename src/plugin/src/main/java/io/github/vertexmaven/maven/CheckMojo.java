package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CheckProject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks all that can be checked without running: the configuration, the pipelines and their specs,
 * as {@code compile} does; then, unless Maven is offline, that Vertex AI answers, that the bucket
 * may be read and written, and that the images are in their registries. Nothing is submitted or
 * uploaded.
 */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class CheckMojo extends ProjectMojo {

  @Override
  public void run(CalledProject here) {
    new CheckProject(build(here)).run();
  }
}
