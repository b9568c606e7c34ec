package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of the folder of shipped code, by their place in it. It is the same folder in a bucket,
 * in an image and in a release.
 *
 * @param jars of the class path
 * @param data raw files that tasks read
 * @param launches the launch jars
 */
public record CodeFolder(
    SortedMap<String, Content> jars,
    SortedMap<String, Content> data,
    SortedMap<String, Content> launches) {

  private static final String NAME = "/vertexai-code/";

  /** Copies the maps. */
  public CodeFolder {
    jars = Collections.unmodifiableSortedMap(new TreeMap<>(jars));
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    launches = Collections.unmodifiableSortedMap(new TreeMap<>(launches));
  }

  /**
   * The files for all tasks of these pipelines.
   *
   * @param own the entries of the class path that hold the project's own classes
   * @param projectName names the jar of the classes
   */
  public static CodeFolder of(
      Collection<CompiledPipeline> pipelines,
      List<Path> classPath,
      Collection<Path> own,
      String projectName) {
    StagedCode code = StagedCode.of(classPath, own, "", projectName);
    SortedMap<String, Content> jars = new TreeMap<>();
    code.uploads().forEach(upload -> jars.put(upload.uri().substring(1), upload.content()));
    SortedMap<String, Content> data = new TreeMap<>();
    SortedMap<String, Content> launches = new TreeMap<>();
    for (CompiledPipeline pipeline : pipelines) {
      Optional<CodeByTask> byTask =
          pipeline.staging().libraries().map(name -> new CodeByTask(code, name));
      byTask.ifPresent(all -> data.putAll(contents(all, pipeline)));
      List<String> names = byTask.map(CodeByTask::names).orElse(code.names());
      pipeline.rawFiles().forEach(raw -> data.put(placeOf(raw.uri()), new FileContent(raw.file())));
      pipeline
          .launches()
          .forEach(
              launch ->
                  launches.put(
                      pipeline.staging().place(launch),
                      new ByteContent(LaunchJar.of(launch, names))));
    }
    return new CodeFolder(jars, data, launches);
  }

  /**
   * The places of what a pipeline's tasks find in folders of their own and of their libraries, and
   * nowhere else.
   */
  public static List<String> places(
      CompiledPipeline pipeline, List<Path> classPath, Collection<Path> own, String projectName) {
    return pipeline
        .staging()
        .libraries()
        .map(name -> new CodeByTask(StagedCode.of(classPath, own, "", projectName), name))
        .map(all -> List.copyOf(contents(all, pipeline).keySet()))
        .orElse(List.of());
  }

  private static SortedMap<String, Content> contents(CodeByTask code, CompiledPipeline pipeline) {
    SortedMap<String, Content> contents = new TreeMap<>();
    if (!pipeline.launches().isEmpty()) {
      code.shared("").forEach(jar -> contents.put(jar.uri().substring(1), jar.content()));
    }
    for (CompiledPipeline.Launch launch : pipeline.launches()) {
      code.own(pipeline.staging().folder(launch))
          .forEach(jar -> contents.put(jar.uri(), jar.content()));
    }
    return contents;
  }

  /** The place of a shipped file in the folder. */
  public static String placeOf(String uri) {
    return uri.substring(uri.indexOf(NAME) + NAME.length());
  }
}
