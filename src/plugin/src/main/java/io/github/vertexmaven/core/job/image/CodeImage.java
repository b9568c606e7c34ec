package io.github.vertexmaven.core.job.image;

import io.github.vertexmaven.config.PortablePath;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.ImageName;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.settings.BuildSettings;
import io.github.vertexmaven.core.job.ship.ImageContents;
import io.github.vertexmaven.core.job.ship.ImageState;
import io.github.vertexmaven.core.service.ImageBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The image that holds the project's code.
 *
 * @param name in its registry, with a tag
 * @param baseImage what it begins with
 * @param settings how it is built
 * @param contents what it holds
 * @param created what it says of its own time
 * @param work a folder for the files that are made for it
 */
public record CodeImage(
    String name,
    String baseImage,
    BuildSettings settings,
    ImageContents contents,
    Instant created,
    Path work) {

  /** The one of a project whose settings put the code into an image that we build. */
  public static Optional<CodeImage> of(
      ProjectOnDisk project,
      ProjectJvm jvm,
      CompileRequest request,
      SpecCompiler.Result result,
      Path out) {
    BuildSettings settings = request.config().settings().run().build();
    return request
        .config()
        .settings()
        .run()
        .image()
        .filter(image -> settings.inImage() && !ImageName.isPinned(image))
        .map(
            image ->
                new CodeImage(
                    image,
                    settings.baseImage().orElse(request.defaultImage()),
                    settings,
                    contents(project, jvm, settings, result.pipelines(), out),
                    project.timestamp(),
                    out.resolve("image")));
  }

  private static ImageContents contents(
      ProjectOnDisk project,
      ProjectJvm jvm,
      BuildSettings settings,
      List<CompiledPipeline> pipelines,
      Path out) {
    return new ImageContents(
        new ImageContents.Sources(
            jvm.classPath(),
            jvm.own(),
            project.changingJars(),
            project.facts().artifactId(),
            List.of(out.resolve("graph.json"), out.resolve("conf.json")),
            extraFiles(project, settings)),
        pipelines);
  }

  private static Map<String, Path> extraFiles(ProjectOnDisk project, BuildSettings settings) {
    Map<String, Path> files = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    settings
        .extraFiles()
        .forEach(
            (place, name) -> {
              Path file = project.facts().baseDir().resolve(PortablePath.of(name));
              files.put(place, file);
              if (!Files.exists(file)) {
                problems.add(
                    "run_config.build.extra_files." + place + ": " + name + " does not exist.");
              }
            });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return files;
  }

  /** The one of a compilation. */
  public static Optional<CodeImage> of(ProjectOnDisk project, Compilation compilation) {
    return of(
        project,
        compilation.jvm(),
        compilation.request(),
        compilation.result(),
        compilation.folder());
  }

  /** What tasks make of it, and how it is built: a rebuild or a comment changes nothing. */
  public String identity() {
    List<String> facts = new ArrayList<>(List.of(baseImage, settings.user().orElse("")));
    new TreeMap<>(settings.labels()).forEach((key, value) -> facts.add(key + "=" + value));
    return contents.identity(facts);
  }

  /** Under which an image with this very content is found again. */
  public String nameByIdentity() {
    return ImageName.withTag(name, ImageState.tagOf(identity()));
  }

  /** How it is built. */
  public ImageBuild build() {
    return new ImageBuild(
        baseImage,
        name,
        List.of(ImageState.tagOf(identity())),
        contents.layers(work),
        settings.user(),
        ImageContents.FOLDER,
        settings.labels(),
        created);
  }
}
