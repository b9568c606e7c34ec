package io.github.vertexmaven.core.compile.project;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledFiles;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import java.nio.file.Path;
import java.util.Map;

/**
 * The project's pipelines, compiled.
 *
 * @param jvm the class path that they were described on
 * @param request what they were compiled from
 * @param result the specs of those that can run on their own
 * @param files where they were written
 */
public record Compilation(
    ProjectJvm jvm, CompileRequest request, SpecCompiler.Result result, CompiledFiles files) {

  /** Compiles and writes what is new to a folder. */
  public static Compilation of(ProjectJvm jvm, CompileRequest request, Path dir) {
    return of(jvm, request, SpecCompiler.compile(request), dir);
  }

  /** Writes what is new of a result to a folder. */
  public static Compilation of(
      ProjectJvm jvm, CompileRequest request, SpecCompiler.Result result, Path dir) {
    return new Compilation(
        jvm, request, result, CompiledFiles.write(result, request.config(), request.graph(), dir));
  }

  /** The same with images by digest. */
  public Compilation with(Map<String, String> digests) {
    return digests.isEmpty() ? this : of(jvm, request.with(digests), folder());
  }

  /** Where it was written. */
  public Path folder() {
    return files.conf().getParent();
  }

  /** A pipeline to run. */
  public CompiledPipeline pipeline(String name) {
    request.graph().pipeline(name);
    return result.pipelines().stream()
        .filter(compiled -> compiled.pipeline().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    result.notes().stream()
                        .filter(note -> note.startsWith("Pipeline '" + name + "'"))
                        .toList()));
  }
}
