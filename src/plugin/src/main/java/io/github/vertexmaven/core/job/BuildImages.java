package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.image.CodeImage;
import io.github.vertexmaven.core.job.image.ImageWork;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Builds the image of a project and pushes it; the specs then name it by its digest.
 *
 * @param envs the environments whose images are pushed; none for that of the call
 * @param tar a file to write the image to instead
 * @param yes whether a tag is overwritten without asking
 * @param dryRun only says what would be done
 */
public record BuildImages(
    ProjectBuild build, List<String> envs, Optional<Path> tar, boolean yes, boolean dryRun) {

  /** Does it. */
  public void run() {
    build.project().checkCompiled("image");
    for (Compilation compilation : compilations()) {
      CodeImage.of(build.project(), compilation)
          .ifPresentOrElse(image -> build(image, compilation), this::refuseWithoutImage);
    }
  }

  private List<Compilation> compilations() {
    Compiling compiling = build.compiling(Optional.empty());
    Configurations configurations = build.call().configurations();
    if (envs.isEmpty()) {
      ResolvedConfig config = configurations.ofFiles();
      return List.of(compiling.of(config, config, UnaryOperator.identity()));
    }
    return envs.stream()
        .map(env -> compiling.ofEnvironment(env, configurations.ofFiles(env)))
        .toList();
  }

  private void build(CodeImage image, Compilation compilation) {
    ImageWork work = build.images(compilation, yes);
    if (dryRun) {
      work.describe(image, tar);
    } else if (tar.isPresent()) {
      work.write(image, tar.get());
    } else {
      compilation.with(Map.of(image.name(), work.push(image)));
    }
  }

  /** Of several environments those have an image that run from one. */
  private void refuseWithoutImage() {
    if (envs.isEmpty()) {
      throw new UserException(
          "The code of this project is not in an image, so there is no image to build.\n"
              + "  Set run_config.code: image, and run_config.image to its name and tag.");
    }
  }
}
