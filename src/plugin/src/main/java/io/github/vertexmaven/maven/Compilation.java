package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.fork.ProjectJvm;
import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.spec.CompiledFiles;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import io.github.vertexmaven.core.spec.SpecCompiler;

/**
 * The project's pipelines, compiled.
 *
 * @param jvm the class path that they were described on
 * @param graph all pipelines
 * @param result the specs of those that can run on their own
 * @param files where they were written
 */
record Compilation(
    ProjectJvm jvm, ProjectGraph graph, SpecCompiler.Result result, CompiledFiles files) {

  /** A pipeline to run. */
  CompiledPipeline pipeline(String name) {
    graph.pipeline(name);
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
