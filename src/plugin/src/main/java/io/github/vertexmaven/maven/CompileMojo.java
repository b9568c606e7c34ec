package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompiledFiles;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.TaggedImages;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.release.Release;
import io.github.vertexmaven.core.job.submit.WithheldCredentials;
import io.github.vertexmaven.core.show.page.TaskIndex;
import io.github.vertexmaven.core.show.plan.PlanText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;

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
   * Makes a release for these environments, separated by commas: attaches a spec for each pipeline
   * and environment, with classifier {@code <pipeline>-<env>}, and the code that they share as
   * {@code vertexai-code}. {@code run-once} and {@code schedule} run it with {@code
   * -Dvertexai.artifact=group:artifact:version}, without the project.
   */
  @Parameter(property = "vertexai.envs")
  private String envs;

  private final MavenProjectHelper artifacts;

  @Inject
  CompileMojo(MavenServices maven, MavenProjectHelper artifacts) {
    super(maven);
    this.artifacts = artifacts;
  }

  /** Whoever compiles wants to hear of everything. */
  @Override
  Optional<String> namedPipeline() {
    return Optional.empty();
  }

  @Override
  void run() {
    checkCompiled("vertexai:compile");
    List<String> several = environments(envs);
    if (several.isEmpty()) {
      ResolvedConfig config = config();
      compileOne(config);
    } else {
      release(several);
    }
  }

  /** What was tested is what runs in production: also the images, where they can be asked for. */
  private void release(List<String> several) {
    SortedMap<String, Compilation> compilations = new TreeMap<>();
    for (String env : several) {
      Compilation compiled = compile(env);
      WithheldCredentials.check(compiled.result().pipelines(), compiled.request().config());
      Compilation compilation = pinned(compiled);
      compilations.put(env, compilation);
      compilation.result().warnings().forEach(warning -> getLog().warn(env + ": " + warning));
      for (CompiledPipeline pipeline : compilation.result().pipelines()) {
        Path file = compilation.files().specs().get(pipeline.pipeline());
        attach(Release.classifier(pipeline.pipeline(), Optional.of(env)), file);
        tell(pipeline, compilation.files(), "");
      }
    }
    Path archive = outputDirectory().resolve("code.zip");
    new ReleaseBuild(
            project().getGroupId(), project().getArtifactId(), project().getVersion(), compilations)
        .write(archive);
    artifacts.attachArtifact(project(), "zip", Release.CLASSIFIER, archive.toFile());
  }

  private void compileOne(ResolvedConfig config) {
    Compilation compilation = compile(config, config, this::wanted);
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
        attach(Release.classifier(pipeline.pipeline(), Optional.empty()), file);
      }
      tell(
          pipeline,
          files,
          "; to look at: " + relative(page(pipeline, compilation.request().graph(), config, file)));
      boolean cost = !config.settings().onEmulator();
      PlanText.of(pipeline.pipeline(), pipeline.plan(), cost, terminal().log())
          .forEach(line -> getLog().info(line));
    }
  }

  /** The pipeline to look at, beside its spec. */
  private Path page(
      CompiledPipeline pipeline, ProjectGraph graph, ResolvedConfig config, Path spec) {
    Path page = CompiledFiles.page(spec);
    ChangedFile.write(page, page(pipeline, graph, config, TaskIndex.of(pipeline)).text());
    return page;
  }

  private void tell(CompiledPipeline pipeline, CompiledFiles files, String more) {
    Path file = files.specs().get(pipeline.pipeline());
    getLog()
        .info(
            "Pipeline '"
                + pipeline.pipeline()
                + "': "
                + pipeline.tasksInWords()
                + ", "
                + relative(file)
                + (files.changed().contains(file) ? "" : " (unchanged)")
                + more);
  }

  private void attach(String classifier, Path file) {
    artifacts.attachArtifact(project(), "json", classifier, file.toFile());
  }
}
