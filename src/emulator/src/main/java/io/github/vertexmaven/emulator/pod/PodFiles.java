package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.OutputPlan;
import io.github.vertexmaven.emulator.engine.TaskFiles;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.Values;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a pod, in a folder that stands for its root: nothing of a bucket is there but what
 * the launcher brings, and what it finds afterwards it takes back.
 *
 * @param root gone with the try
 */
record PodFiles(Path root, BucketFolders buckets, PodVolumes volumes) implements TaskFiles {

  private static final List<String> SCRATCH =
      List.of("/gcs", "/s3", "/minio", "/tmp/kfp", "/tmp/kfp_outputs");

  @Override
  public String mapped(String text, boolean json) {
    return PodPaths.mapped(text, root, volumes.mounts(), json);
  }

  @Override
  public Map<String, String> variables() {
    return Map.of(
        "VERTEXAI_GCS_MOUNT", local("/gcs").toString(),
        "VERTEXAI_S3_MOUNT", local("/s3").toString(),
        "VERTEXAI_MINIO_MOUNT", local("/minio").toString());
  }

  /** The scratch volumes of a pod, and what its settings mount. */
  @Override
  public Optional<Map<String, Path>> mounts() {
    Map<String, Path> mounts = new LinkedHashMap<>();
    SCRATCH.forEach(place -> mounts.put(place, local(place)));
    volumes.mounts().forEach(place -> mounts.put(place, local(place)));
    return Optional.of(mounts);
  }

  @Override
  public Path file(String place) {
    return local(PodPaths.of(place).orElseThrow());
  }

  private Path local(String path) {
    return root.resolve(path.substring(1)).normalize();
  }

  @Override
  public void prepare(Values inputs, OutputPlan plan) throws IOException {
    for (String place : SCRATCH) {
      Files.createDirectories(local(place));
    }
    volumes.mountBelow(root);
    for (List<Artifact> list : inputs.artifacts().values()) {
      for (Artifact artifact : list) {
        download(artifact.uri());
      }
    }
    for (String place : plan.parameters().values()) {
      Files.createDirectories(file(place).getParent());
    }
    for (Artifact artifact : plan.artifacts().values()) {
      Files.createDirectories(file(artifact.uri()).getParent());
    }
    Files.createDirectories(file(plan.executorOutput()).getParent());
  }

  /** What is not there is not brought, and the launcher does not mind. */
  private void download(String uri) throws IOException {
    Optional<Path> there = buckets.file(uri);
    if (there.isPresent() && Files.exists(there.get())) {
      Trees.copy(there.get(), file(uri));
    }
  }

  @Override
  public void ended(TaskLog log, OutputPlan plan) throws IOException {
    Optional<Path> file =
        Optional.ofNullable(plan.artifacts().get(PodPlan.LOGS))
            .flatMap(artifact -> buckets.file(artifact.uri()));
    if (file.isPresent()) {
      Files.createDirectories(file.get().getParent());
      try (BufferedWriter out = Files.newBufferedWriter(file.get())) {
        PodLog.write(log, out);
      }
    }
  }

  /** A file that is not there is only a warning of the launcher. */
  @Override
  public void publish(Values outputs) throws IOException {
    for (List<Artifact> list : outputs.artifacts().values()) {
      for (Artifact artifact : list) {
        Optional<Path> there = buckets.file(artifact.uri());
        if (there.isPresent() && Files.exists(file(artifact.uri()))) {
          Trees.copy(file(artifact.uri()), there.get());
        }
      }
    }
  }
}
