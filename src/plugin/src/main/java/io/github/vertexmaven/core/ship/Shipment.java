package io.github.vertexmaven.core.ship;

import io.github.vertexmaven.core.remote.ObjectStore;
import io.github.vertexmaven.core.remote.ObjectStore.ByteContent;
import io.github.vertexmaven.core.remote.ObjectStore.FileContent;
import io.github.vertexmaven.core.remote.ObjectStore.Upload;
import io.github.vertexmaven.core.spec.CompiledPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
   * @param root bucket and folder
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
    this.codeUri = "gs://" + root + "/vertexai-code";
    this.projectName = projectName;
  }

  /** Raw files and jars first, launch jars last: one that is there always finds its jars. */
  @Override
  public int ship(ObjectStore objects, ObjectStore.Progress progress) {
    Set<String> there = new HashSet<>(objects.list(codeUri + "/launch-"));
    List<CompiledPipeline.Launch> missing =
        pipeline.launches().stream().filter(launch -> !there.contains(uri(launch))).toList();
    List<Upload> raw = new ArrayList<>();
    pipeline
        .rawFiles()
        .forEach(file -> raw.add(new Upload(file.uri(), new FileContent(file.file()))));
    if (missing.isEmpty()) {
      return objects.uploadMissing(List.of(raw), progress);
    }
    StagedCode code = StagedCode.of(classPath, own, codeUri, projectName);
    List<Upload> first = new ArrayList<>(raw);
    first.addAll(code.uploads());
    List<Upload> launches = new ArrayList<>();
    for (CompiledPipeline.Launch launch : missing) {
      launches.add(new Upload(uri(launch), new ByteContent(LaunchJar.of(launch, code.names()))));
    }
    return objects.uploadMissing(List.of(first, launches), progress);
  }

  @Override
  public List<String> uris() {
    List<String> uris = new ArrayList<>();
    pipeline.rawFiles().forEach(file -> uris.add(file.uri()));
    pipeline.launches().forEach(launch -> uris.add(uri(launch)));
    return uris;
  }

  private String uri(CompiledPipeline.Launch launch) {
    return codeUri + "/launch-" + launch.identity() + ".jar";
  }
}
