package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledFiles;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.RawPlaces;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.TaggedImages;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.release.Release;
import io.github.vertexmaven.core.job.release.ReleaseBuild;
import io.github.vertexmaven.core.job.submit.WithheldCredentials;
import io.github.vertexmaven.core.job.unchanged.LastCall;
import io.github.vertexmaven.core.job.unchanged.LastOutcome;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Attachment;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Line;
import io.github.vertexmaven.core.job.unchanged.Telling;
import io.github.vertexmaven.core.show.plan.PlanText;
import io.github.vertexmaven.core.show.terminal.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiles the project's pipelines, and attaches what was made to the build.
 *
 * @param part what is compiled; a part is attached nowhere
 * @param envs the environments of a release; none for that of the call
 * @param jobFollows whether the build makes a job later, whose service can be made ready meanwhile
 * @param attachments what the build hands on
 */
public record CompilePipelines(
    ProjectBuild build,
    PipelinePart part,
    List<String> envs,
    boolean jobFollows,
    Attachments attachments) {

  /** What a build hands on beside the project's jar. */
  public interface Attachments {

    /**
     * Adds a file.
     *
     * @param type its ending
     */
    void add(String type, String classifier, Path file);
  }

  /** Does it. */
  public void run() {
    build.project().checkCompiled("compile");
    if (!envs.isEmpty()) {
      release();
      return;
    }
    if (jobFollows) {
      build.call().connecting().begin();
    }
    LastCall last = LastCall.of(build.call(), project(), "compile", how());
    List<String> warnings = new ArrayList<>();
    Optional<ResolvedConfig> begun =
        jobFollows ? Optional.of(begin(last, warnings)) : Optional.empty();
    Optional<LastOutcome> unchanged = last.unchanged();
    if (unchanged.isPresent()) {
      console().debug("Nothing has changed since the last call.");
      unchanged.get().lines().forEach(this::say);
      unchanged.get().attachments().forEach(this::attach);
    } else {
      ResolvedConfig config = begun.orElseGet(() -> resolved(last, warnings));
      Telling telling = new Telling(console());
      warnings.forEach(telling::warn);
      compileOne(config, last, telling);
    }
  }

  private static ResolvedConfig resolved(LastCall last, List<String> warnings) {
    return last.configurations(warnings::add).ofRun();
  }

  /** What the job needs takes longer than all of this. */
  private ResolvedConfig begin(LastCall last, List<String> warnings) {
    ResolvedConfig config = resolved(last, warnings);
    build.call().connecting().begin(config);
    return config;
  }

  /** What is wanted, as far as the configuration does not say it. */
  private List<?> how() {
    return List.of(part.pipeline(), part.isNamed(), part.options());
  }

  private void say(Line line) {
    if (line.warns()) {
      console().warn(line.text());
    } else {
      console().info(line.text());
    }
  }

  private void attach(Attachment made) {
    attachments.add(made.type(), made.classifier(), made.file());
  }

  /** Whoever compiles wants to hear of everything. */
  private Compiling compiling() {
    return build.compiling(Optional.empty());
  }

  private void compileOne(ResolvedConfig config, LastCall last, Telling telling) {
    Compiling.With<PagesMeanwhile> made =
        compiling()
            .with(
                config,
                config,
                part::of,
                (graph, result) -> PagesMeanwhile.begin(build.pages(), graph, result, config));
    Compilation compilation = made.compilation();
    SpecCompiler.Result result = compilation.result();
    CompiledFiles files = compilation.files();
    say(result, config, telling);
    List<Path> written = new ArrayList<>(files.all());
    List<Attachment> attached = new ArrayList<>();
    Path graph = project().outputDirectory().resolve("graph.json");
    attached.add(new Attachment("json", "vertexai-graph", graph));
    attached.add(new Attachment("json", "vertexai-conf", files.conf()));
    for (CompiledPipeline pipeline : result.pipelines()) {
      Path file = files.specs().get(pipeline.pipeline());
      if (part.slice().isAll()) {
        String classifier = Release.classifier(pipeline.pipeline(), Optional.empty());
        attached.add(new Attachment("json", classifier, file));
      }
      Path page = CompiledFiles.page(file);
      ChangedFile.write(page, made.begun().of(pipeline));
      written.add(page);
      String more = "; page: " + project().shown(page);
      telling.info(
          line(pipeline, file, files.changed().contains(file)) + more,
          line(pipeline, file, false) + more);
      boolean cost = !config.settings().onEmulator();
      PlanText.of(pipeline.pipeline(), pipeline.plan(), cost, console().screen())
          .forEach(telling::info);
    }
    attached.forEach(this::attach);
    keep(last, compilation, written, new LastOutcome(telling.again(), attached));
  }

  /** What a registry holds of the code can be known by questions alone. */
  private void keep(
      LastCall last, Compilation compilation, List<Path> written, LastOutcome outcome) {
    CompileRequest request = compilation.request();
    boolean certain = compilation.result().setAside().isEmpty();
    if (certain && !request.config().settings().run().build().inImage()) {
      written.addAll(Description.files(project().outputDirectory()));
      last.keep(RawPlaces.of(request), written, outcome);
    }
  }

  private void say(SpecCompiler.Result result, ResolvedConfig config, Console telling) {
    result.warnings().forEach(telling::warn);
    if (!config.settings().onEmulator()) {
      TaggedImages.warnings(result.pipelines()).forEach(telling::warn);
    }
    result.notes().forEach(telling::info);
    codePlace(result, config).ifPresent(telling::info);
  }

  /** Which of the ways it is follows from the root, so it is told. */
  private static Optional<String> codePlace(SpecCompiler.Result result, ResolvedConfig config) {
    if (!config.settings().service().isKubeflow() || result.pipelines().isEmpty()) {
      return Optional.empty();
    }
    RunSettings run = config.settings().run();
    return Optional.of(
        config.settings().codeInImage()
            ? "On Kubeflow Pipelines, tasks find their code in the image "
                + run.image().orElseThrow()
                + "."
            : "Kubeflow Pipelines copies the code of tasks from "
                + run.root().orElseThrow().uri()
                + "/vertexai-code, where it is staged.");
  }

  /** What was tested is what runs in production: also the images, where they can be asked for. */
  private void release() {
    SortedMap<String, Compilation> compilations = new TreeMap<>();
    for (String env : envs) {
      ResolvedConfig config = build.call().configurations().ofFiles(env);
      Compilation compiled = compiling().ofEnvironment(env, config);
      WithheldCredentials.check(compiled.result().pipelines(), config);
      Compilation compilation = build.pinned(compiled);
      compilations.put(env, compilation);
      compilation.result().warnings().forEach(warning -> console().warn(env + ": " + warning));
      for (CompiledPipeline pipeline : compilation.result().pipelines()) {
        Path file = compilation.files().specs().get(pipeline.pipeline());
        attachments.add("json", Release.classifier(pipeline.pipeline(), Optional.of(env)), file);
        console().info(line(pipeline, file, compilation.files().changed().contains(file)));
      }
    }
    Path archive = project().outputDirectory().resolve("code.zip");
    new ReleaseBuild(project().facts(), compilations).write(archive);
    attachments.add("zip", Release.CLASSIFIER, archive);
  }

  private String line(CompiledPipeline pipeline, Path file, boolean changed) {
    return "Pipeline '"
        + pipeline.pipeline()
        + "': "
        + pipeline.tasksInWords()
        + ", "
        + project().shown(file)
        + (changed ? "" : " (unchanged)");
  }

  private ProjectOnDisk project() {
    return build.project();
  }

  private Console console() {
    return build.console();
  }
}
