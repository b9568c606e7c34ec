package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.RemoteException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the container image of a project whose {@code run_config.code} is {@code image}, without
 * Docker, and pushes it to the registry that {@code run_config.image} names; the specs then name it
 * by its digest. Only layers that the registry lacks travel.
 *
 * <p>The password comes from the server of settings.xml whose id is the registry's host, from
 * {@code VERTEXAI_REGISTRY_USER} and {@code VERTEXAI_REGISTRY_PASSWORD}, from Docker's
 * configuration and its credential helpers, or, for Google's registries, from the Google account.
 */
@Mojo(name = "image", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ImageMojo extends ProjectMojo {

  /**
   * The environments of a release, separated by commas: the image of each is pushed, and the specs
   * that {@code compile} attached for it name its digest.
   */
  @Parameter(property = "vertexai.envs")
  private String envs;

  /** Writes the image to this file, for {@code docker load}, and pushes nothing. */
  @Parameter(property = "vertexai.tar")
  private File tar;

  /** Overwrites an image of the same tag without asking; in batch mode nothing is asked. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /** Says what would be built and pushed, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  ImageMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    checkCompiled("vertexai:image");
    List<String> several = environments(envs);
    List<Compilation> compilations = new ArrayList<>();
    several.forEach(env -> compilations.add(compile(env)));
    if (several.isEmpty()) {
      ResolvedConfig config = configOfFiles();
      compilations.add(compile(config, config, graph -> graph));
    }
    try {
      for (Compilation compilation : compilations) {
        build(compilation, several.isEmpty());
      }
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  /** Of several environments those have an image that run from one. */
  private void build(Compilation compilation, boolean required) {
    Optional<CodeImage> image = CodeImage.of(this, compilation);
    if (image.isEmpty()) {
      if (required) {
        throw noImage();
      }
      return;
    }
    ImageWork work = imageWork(compilation, yes);
    Optional<Path> file = option("tar", tar == null ? null : tar.toString()).map(this::file);
    if (flag("dryRun", dryRun)) {
      work.describe(image.get(), file);
    } else if (file.isPresent()) {
      work.write(image.get(), file.get());
    } else {
      compilation.with(Map.of(image.get().name(), work.push(image.get())));
    }
  }

  private static UserException noImage() {
    return new UserException(
        "The code of this project is not in an image that could be built.\n"
            + "  Set run_config.code: image, and run_config.image to its name and tag.");
  }
}
