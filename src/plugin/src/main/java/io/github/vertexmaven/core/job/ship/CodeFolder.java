package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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
      pipeline.rawFiles().forEach(raw -> data.put(placeOf(raw.uri()), new FileContent(raw.file())));
      pipeline
          .launches()
          .forEach(
              launch ->
                  launches.put(launch.jar(), new ByteContent(LaunchJar.of(launch, code.names()))));
    }
    return new CodeFolder(jars, data, launches);
  }

  /** The place of a shipped file in the folder. */
  public static String placeOf(String uri) {
    return uri.substring(uri.indexOf(NAME) + NAME.length());
  }
}
