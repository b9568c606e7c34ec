package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {

  @Test
  void worksInAClassLoaderThatSeesNothingElse(@TempDir Path folder) throws Exception {
    try (FakeVertex vertex = new FakeVertex();
        FakeStorage storage = new FakeStorage();
        FakeLogging logging = new FakeLogging()) {
      List<String> printed =
          new Fork(folder)
              .services(vertex.address(), storage.address(), logging.address())
              .run("jobs objects logs", "anonymous");
      assertThat(printed)
          .contains("submitted train-1", "uploaded 1", "problem Optional.empty", "lines 0")
          .last()
          .isEqualTo("left []");
      assertThat(vertex.jobs).hasSize(1);
    }
  }
}
