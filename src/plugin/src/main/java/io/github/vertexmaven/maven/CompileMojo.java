package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.code.SourceLines;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.graph.ChangedFile;
import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.page.PipelinePage;
import io.github.vertexmaven.core.page.TaskIndex;
import io.github.vertexmaven.core.spec.CompiledFiles;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import io.github.vertexmaven.core.spec.SpecCompiler;
import io.github.vertexmaven.core.spec.TaggedImages;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Compiles the project's pipelines to Vertex AI Pipelines specs and checks them: {@code
 * target/vertexai/graph.json}, {@code conf.json}, and one spec for each pipeline that can run on
 * its own. All are attached as artifacts. With a slice only that part is compiled, to {@code
 * <name>.slice.json}, and is not attached. Works offline and needs no credentials; what has not
 * changed is not written again.
 */
@Mojo(
    name = "compile",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class CompileMojo extends PipelineMojo {

  /**
   * The Java version that the classes are compiled for: the container image needs at least this
   * one.
   */
  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private String release;

  private final MavenProjectHelper artifacts;

  @Inject
  CompileMojo(ToolchainManager toolchains, MavenProjectHelper artifacts) {
    super(toolchains);
    this.artifacts = artifacts;
  }

  @Override
  void run() {
    checkCompiled("vertexai:compile");
    ResolvedConfig config = config();
    Compilation compilation = compile(config, config, release, this::wanted);
    SpecCompiler.Result result = compilation.result();
    CompiledFiles files = compilation.files();
    result.warnings().forEach(warning -> getLog().warn(warning));
    if (!config.settings().onEmulator()) {
      TaggedImages.warnings(result.pipelines()).forEach(warning -> getLog().warn(warning));
    }
    result.notes().forEach(note -> getLog().info(note));
    attach("vertexai-graph", outputDirectory().resolve("graph.json"));
    attach("vertexai-conf", files.conf());
    for (CompiledPipeline pipeline : result.pipelines()) {
      Path file = files.specs().get(pipeline.pipeline());
      if (slice().isAll()) {
        attach(classifier(pipeline.pipeline()), file);
      }
      Path page = page(pipeline, compilation.request().graph(), config, file);
      getLog()
          .info(
              "Pipeline '"
                  + pipeline.pipeline()
                  + "': "
                  + pipeline.launches().size()
                  + " tasks, "
                  + relative(file)
                  + (files.changed().contains(file) ? "" : " (unchanged)")
                  + "; to look at: "
                  + relative(page));
    }
  }

  /** The pipeline to look at, beside its spec. */
  private Path page(
      CompiledPipeline pipeline, ProjectGraph graph, ResolvedConfig config, Path spec) {
    Path page = CompiledFiles.page(spec);
    SourceLines lines = SourceLines.in(List.of(classes()));
    ChangedFile.write(
        page,
        PipelinePage.of(
            pipeline.spec().name(),
            config,
            graph.chosen().get(pipeline.pipeline()),
            node -> lines.of(node.className(), node.method()),
            TaskIndex.of(pipeline.spec())::of));
    return page;
  }

  private static String classifier(String pipeline) {
    return pipeline.equals(ProjectGraph.DEFAULT) ? "default" : pipeline;
  }

  private void attach(String classifier, Path file) {
    artifacts.attachArtifact(project(), "json", classifier, file.toFile());
  }
}
