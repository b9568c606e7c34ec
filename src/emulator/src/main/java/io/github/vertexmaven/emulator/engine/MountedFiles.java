package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The buckets themselves, as if they were mounted. */
record MountedFiles(BucketFolders buckets) implements TaskFiles {

  @Override
  public String mapped(String text, boolean json) {
    return buckets.mapped(text, json);
  }

  @Override
  public boolean areBuckets() {
    return true;
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("VERTEXAI_GCS_MOUNT", buckets.folder().toString());
  }

  @Override
  public Optional<Map<String, Path>> mounts() {
    return Optional.of(Map.of(Host.GCS, buckets.folder()));
  }

  @Override
  public Path file(String place) {
    return buckets.file(place).orElseThrow();
  }

  /** Makes the folder, and removes what an earlier try of the task may have left to be read. */
  @Override
  public void prepare(Values inputs, OutputPlan plan) throws IOException {
    Files.createDirectories(file(plan.folder()));
    FileTree.delete(file(plan.executorOutput()));
    for (String uri : plan.parameters().values()) {
      FileTree.delete(file(uri));
    }
  }

  @Override
  public void ended(TaskLog log, OutputPlan plan) {}

  @Override
  public void publish(Values outputs) {}
}
