package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ships what a pipeline needs to run. The first bytes staged under an identity are kept: once the
 * launch jar of a task is there, a rebuild that changes nothing of its identity uploads nothing for
 * it.
 */
public final class Shipment implements Cargo {

  private final CompiledPipeline pipeline;
  private final List<Path> classPath;
  private final List<Path> own;
  private final String codeUri;
  private final String projectName;

  /**
   * A shipment.
   *
   * @param own the entries of the class path that hold the project's own classes
   * @param root the URI of bucket and folder
   */
  public Shipment(
      CompiledPipeline pipeline,
      List<Path> classPath,
      List<Path> own,
      String root,
      String projectName) {
    this.pipeline = pipeline;
    this.classPath = List.copyOf(classPath);
    this.own = List.copyOf(own);
    this.codeUri = root + "/vertexai-code";
    this.projectName = projectName;
  }

  /** Raw files and jars first, launch jars last: one that is there always finds its jars. */
  @Override
  public int ship(ObjectStore objects, ObjectStore.Progress progress) {
    boolean byTask = pipeline.staging().libraries().isPresent();
    Set<String> there = new HashSet<>(objects.list(codeUri + (byTask ? "/tasks/" : "/launch-")));
    List<CompiledPipeline.Launch> missing =
        pipeline.launches().stream().filter(launch -> !there.contains(uri(launch))).toList();
    return objects.uploadMissing(uploads(missing), progress);
  }

  /** Without launch jars no jar is needed. */
  private List<List<Upload>> uploads(List<CompiledPipeline.Launch> launches) {
    List<Upload> first = new ArrayList<>();
    pipeline
        .rawFiles()
        .forEach(file -> first.add(new Upload(file.uri(), new FileContent(file.file()))));
    if (launches.isEmpty()) {
      return List.of(first);
    }
    StagedCode code = StagedCode.of(classPath, own, codeUri, projectName);
    Optional<String> libraries = pipeline.staging().libraries();
    if (libraries.isPresent()) {
      CodeByTask byTask = new CodeByTask(code, libraries.get());
      first.addAll(byTask.shared(codeUri));
      launches.forEach(launch -> first.addAll(byTask.own(codeUri + "/" + folder(launch))));
      return List.of(first, launchJars(launches, byTask.names()));
    }
    first.addAll(code.uploads());
    return List.of(first, launchJars(launches, code.names()));
  }

  private List<Upload> launchJars(List<CompiledPipeline.Launch> launches, List<String> names) {
    return launches.stream()
        .map(launch -> new Upload(uri(launch), new ByteContent(LaunchJar.of(launch, names))))
        .toList();
  }

  private String folder(CompiledPipeline.Launch launch) {
    return pipeline.staging().folder(launch);
  }

  @Override
  public List<Piece> pieces() {
    Map<String, Piece> pieces = new LinkedHashMap<>();
    uploads(pipeline.launches()).stream()
        .flatMap(List::stream)
        .forEach(upload -> pieces.put(upload.uri(), new Piece(upload.uri(), size(upload))));
    return List.copyOf(pieces.values());
  }

  private static long size(Upload upload) {
    if (upload.content() instanceof FileContent file) {
      try {
        return Files.size(file.file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ((ByteContent) upload.content()).bytes().length;
  }

  private String uri(CompiledPipeline.Launch launch) {
    return codeUri + "/" + pipeline.staging().place(launch);
  }
}
