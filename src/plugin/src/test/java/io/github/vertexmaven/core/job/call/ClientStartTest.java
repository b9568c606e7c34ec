package io.github.vertexmaven.core.job.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.service.MemoryService;
import io.github.vertexmaven.core.service.connect.EarlyStart;
import io.github.vertexmaven.core.service.connect.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientStartTest {

  @TempDir Path dir;

  private final EarlyStart early = new EarlyStart();
  private final AtomicInteger loaded = new AtomicInteger();

  @Test
  void theClientIsLoadedEarlyOnceWhereAnEmulatorRuns() throws IOException {
    Path home = Files.createDirectory(dir.resolve(".vertexai"));
    Files.writeString(home.resolve("emulator.json"), "{}");
    begun();
    begun();
    early.await("client");
    assertThat(loaded).hasValue(1);
  }

  @Test
  void whoHasNoEmulatorMayNeedNoClient() {
    begun();
    early.await("client");
    assertThat(loaded).hasValue(0);
  }

  private void begun() {
    new Connecting(modules(), new Folders(dir, dir, dir), Path.of("java"), Map.of(), new Said())
        .begin();
  }

  private Modules modules() {
    return new FewModules(
        () -> {
          loaded.incrementAndGet();
          return new MemoryService(dir);
        },
        () -> {
          throw new AssertionError("Kubeflow is not needed");
        },
        early);
  }
}
