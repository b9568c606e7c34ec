package io.github.vertexmaven.core.job.project;

import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.project.Compiling;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.spec.TaggedImages;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.image.CodeImage;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.image.ImageWork;
import io.github.vertexmaven.core.job.image.Registries;
import io.github.vertexmaven.core.job.image.RegistryLogins;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.show.report.RunReports;
import io.github.vertexmaven.core.show.terminal.Console;
import io.github.vertexmaven.core.show.terminal.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A goal's work on a project: what it is, and what is made of it.
 *
 * @param logins for registries of images
 * @param question asks whoever sits before the build
 */
public record ProjectBuild(
    Call call, ProjectOnDisk project, RegistryLogins logins, Question question) {

  /** Where the goal says what it does. */
  public Console console() {
    return call.console();
  }

  /**
   * The way to compile it.
   *
   * @param named the only pipeline that has to be sound, where somebody names one
   */
  public Compiling compiling(Optional<String> named) {
    return new Compiling(project, named, new PushedImage(project), console());
  }

  /** The pipelines to look at. */
  public ProjectPages pages() {
    return new ProjectPages(project.classes());
  }

  /** Where the reports of runs go, and whether pages are wanted. */
  public RunReports reports(boolean pages) {
    return new RunReports(console(), project.outputDirectory(), pages, call.folders()::shown);
  }

  /**
   * The jobs that the compiled pipelines make.
   *
   * @param part the options that name the part that is run; none for all
   */
  public ProjectJobs jobs(Compilation compilation, List<String> part) {
    return new ProjectJobs(
        console(),
        compilation,
        config -> call.options(config).withLabels(RunLabels.part(part)),
        project::shown,
        (pipeline, config) -> pages().ofRun(compilation, pipeline, config),
        call.commands());
  }

  /**
   * The same with the digests of its images, for which registries are asked; on this machine none
   * is, and the project's own image is built for the emulator where tasks run in it.
   */
  public Compilation pinned(Compilation compilation, ImageOptions options) {
    Settings own = compilation.request().config().settings();
    if (own.onEmulator()) {
      return here(compilation, own);
    }
    return compilation.with(
        images(compilation, options.yes())
            .digests(
                TaggedImages.of(compilation.result().pipelines()),
                CodeImage.of(project, compilation),
                options.autoBuild()));
  }

  private Compilation here(Compilation compilation, Settings own) {
    if (!own.codeInImage()) {
      if (own.run().build().inImage()) {
        console()
            .info(
                "Tasks run as processes of this machine, so the code is staged in the emulator's bucket. With emulator.containers set to docker or podman, it is in the image.");
      }
      return compilation;
    }
    Optional<CodeImage> image = CodeImage.of(project, compilation);
    return image.isEmpty()
        ? compilation
        : compilation.with(
            Map.of(
                image.get().name(),
                images(compilation, false)
                    .keep(image.get(), call.connecting().emulator().images())));
  }

  /**
   * The same with the digests of those images that are there already, where registries can be
   * asked; the project's own image is pushed later.
   */
  public Compilation pinned(Compilation compilation) {
    Settings settings = compilation.request().config().settings();
    List<String> tagged = new ArrayList<>(TaggedImages.of(compilation.result().pipelines()));
    if (settings.codeInImage()) {
      settings.run().image().ifPresent(tagged::remove);
    }
    if (settings.onEmulator() || call.offline() || tagged.isEmpty()) {
      return compilation;
    }
    return compilation.with(images(compilation, false).digests(tagged, Optional.empty(), false));
  }

  /** Work on images; who is asked before a tag is overwritten says yes with {@code yes}. */
  public ImageWork images(Compilation compilation, boolean yes) {
    return new ImageWork(
        registries(),
        compilation.request().config().settings(),
        compilation.folder(),
        console(),
        image -> yes || question.confirms(image + " exists. Overwrite it?"));
  }

  /** The way to registries of images. */
  public Registries registries() {
    return new Registries(call.modules(), logins, call.variables(), call.folders().project());
  }
}
