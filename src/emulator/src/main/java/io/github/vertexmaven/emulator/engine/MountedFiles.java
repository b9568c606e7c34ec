package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The buckets themselves, as if they were mounted. */
record MountedFiles(BucketFolders buckets) implements TaskFiles {

  @Override
  public String mapped(String text, boolean json) {
    return buckets.mapped(text, json);
  }

  @Override
  public Path file(String place) {
    return buckets.file(place).orElseThrow();
  }

  /** Makes the folder, and removes what an earlier try of the task may have left to be read. */
  @Override
  public void prepare(Values inputs, OutputPlan plan) throws IOException {
    Files.createDirectories(file(plan.folder()));
    Files.deleteIfExists(file(plan.executorOutput()));
    for (String uri : plan.parameters().values()) {
      Files.deleteIfExists(file(uri));
    }
  }

  @Override
  public void ended(TaskLog log, OutputPlan plan) {}

  @Override
  public void publish(Values outputs) {}
}
