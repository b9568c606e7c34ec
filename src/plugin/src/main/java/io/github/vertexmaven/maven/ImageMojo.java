package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.BuildImages;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the container image of a project whose {@code run_config.code} is {@code image}, without
 * Docker, and pushes it to the registry in {@code run_config.image}. Specs then refer to it by its
 * digest. The goal uploads only layers that the registry does not have.
 *
 * <p>The password comes from the server of settings.xml whose id is the registry's host, from
 * {@code VERTEXAI_REGISTRY_USER} and {@code VERTEXAI_REGISTRY_PASSWORD}, from Docker's
 * configuration and its credential helpers, or, for Google's registries, from the Google account.
 */
@Mojo(name = "image", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ImageMojo extends ProjectMojo {

  /**
   * The environments of a release, separated by commas. The goal pushes the image of each
   * environment, and the specs that {@code compile} attached for it refer to its digest.
   */
  @Parameter(property = "vertexai.envs")
  private String envs;

  /** Writes the image to this file, for {@code docker load}, and pushes nothing. */
  @Parameter(property = "vertexai.tar")
  private File tar;

  /** Overwrites an image of the same tag without asking. In batch mode the goal never asks. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /** Prints what it would build and push, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  public void run(CalledProject here) {
    new BuildImages(
            build(here),
            given().list("envs", envs).stream().distinct().toList(),
            given().text("tar", tar == null ? null : tar.toString()).map(here.folders()::file),
            given().flag("yes", yes),
            given().flag("dryRun", dryRun))
        .run();
  }
}
