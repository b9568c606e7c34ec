package io.github.vertexmaven.core.job.project;

import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.project.Compiling.ServiceFacts;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.image.CodeImage;
import io.github.vertexmaven.core.job.ship.ImageState;
import io.github.vertexmaven.core.job.submit.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what was pushed last: a spec names the digest of an image that holds this very code. */
record PushedImage(ProjectOnDisk project) implements ServiceFacts {

  @Override
  public List<String> problems(ResolvedConfig config) {
    return RunOptions.problems(config);
  }

  @Override
  public Map<String, String> digests(
      ProjectJvm jvm, CompileRequest request, SpecCompiler.Result result, Path out) {
    return CodeImage.of(project, jvm, request, result, out)
        .flatMap(image -> pushed(image, out))
        .orElse(Map.of());
  }

  private static Optional<Map<String, String>> pushed(CodeImage image, Path out) {
    return ImageState.read(out)
        .filter(state -> state.image().equals(image.name()))
        .filter(state -> state.identity().equals(image.identity()))
        .map(state -> Map.of(image.name(), state.digest()));
  }
}
