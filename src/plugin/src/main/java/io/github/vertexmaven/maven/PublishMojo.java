package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.PublishSpecs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Uploads the code of the project and registers the specs of its pipelines in the repository of
 * Artifact Registry that {@code run_config.template_repository} names. From there, the console and
 * {@code run-once -Dvertexai.spec=<repository>/<name>/<tag>} can run them.
 */
@Mojo(name = "publish", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class PublishMojo extends ProjectMojo {

  /** Registers only this pipeline. The default is all pipelines. */
  @Parameter(property = "vertexai.pipeline")
  private String pipeline;

  /**
   * The tags of this version, separated by commas. The default is {@code latest} and the version of
   * the project.
   */
  @Parameter(property = "vertexai.templateTags")
  private String templateTags;

  /** If the code is in an image and the registry lacks it, builds and pushes the image first. */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking. In batch mode the goal never asks. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /** Prints what it would upload and register, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  public void run(CalledProject here) {
    new PublishSpecs(
            build(here),
            given().text("pipeline", pipeline),
            given().list("templateTags", templateTags),
            image(autoBuild, yes),
            given().flag("dryRun", dryRun))
        .run();
  }
}
