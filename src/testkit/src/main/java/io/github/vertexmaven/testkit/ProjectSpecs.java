package io.github.vertexmaven.testkit;

import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.GraphReader;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.launcher.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The specs of a project, compiled in a test like {@code vertexai:compile} compiles them later in
 * the build. Only the names of the code differ, because a test does not know the final jar.
 *
 * <pre>{@code
 * SpecTask train = ProjectSpecs.of(Path.of(""), "prod").pipeline("__default__").task("train-model-node");
 * assertEquals(8.0, train.cpuLimit().orElseThrow());
 * }</pre>
 */
public final class ProjectSpecs {

  private static final int JAVA_RELEASE = 17;

  private final SpecCompiler.Result result;

  private ProjectSpecs(SpecCompiler.Result result) {
    this.result = result;
  }

  /**
   * Compiles all pipelines.
   *
   * @param dir the folder with {@code conf/} and {@code target/classes}
   * @param env a folder under {@code conf/}
   * @throws RuntimeException with the problems that the build would show
   */
  public static ProjectSpecs of(Path dir, String env) {
    Path projectDir = dir.toAbsolutePath().normalize();
    ProjectGraph graph = graph(Project.open(projectDir, env));
    return new ProjectSpecs(
        SpecCompiler.compile(
            new CompileRequest(
                graph,
                ConfigResolver.resolve(request(projectDir, env)),
                graph.runtimeVersion(),
                "code-of-a-test",
                CodeDigest::ofFile,
                JAVA_RELEASE)));
  }

  private static ProjectGraph graph(Project project) {
    try {
      Path file = Files.createTempFile("graph", ".json");
      try {
        project.describe(file);
        return GraphReader.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigRequest request(Path projectDir, String env) {
    return new ConfigRequest(
        new ProjectFacts("test", projectDir.getFileName().toString(), "test", projectDir),
        env,
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        System.getenv(),
        name -> Optional.ofNullable(System.getProperty(name)),
        List.of(),
        ConfServices.in(Thread.currentThread().getContextClassLoader()));
  }

  /**
   * The spec of a pipeline.
   *
   * @throws IllegalArgumentException if the pipeline has no spec, with the reason
   */
  public CompiledSpec pipeline(String name) {
    return result.pipelines().stream()
        .filter(compiled -> compiled.pipeline().equals(name))
        .map(CompiledPipeline::spec)
        .map(spec -> CompiledSpec.parse(SpecJson.of(spec)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    result.notes().stream()
                        .filter(note -> note.startsWith("Pipeline '" + name + "'"))
                        .findFirst()
                        .orElse("There is no pipeline '" + name + "'.")));
  }

  /** The warnings that the build would print. */
  public List<String> warnings() {
    return result.warnings();
  }
}
