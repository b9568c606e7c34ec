package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CheckProject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks everything that needs no run: the configuration, the pipelines and their specs, like
 * {@code compile}. Unless Maven is offline, it also checks that Vertex AI answers, that you can
 * read and write the bucket, and that the images are in their registries. It submits and uploads
 * nothing.
 */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class CheckMojo extends ProjectMojo {

  @Override
  public void run(CalledProject here) {
    new CheckProject(build(here)).run();
  }
}
