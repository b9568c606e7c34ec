package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.cloud.image.LocalRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {

  @Tag("slow")
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

  @Tag("slow")
  @Test
  void asksRegistriesThereToo(@TempDir Path folder) throws Exception {
    try (LocalRegistry registry = LocalRegistry.locked(folder)) {
      Path helper = folder.resolve("docker-credential-test");
      Files.writeString(
          helper,
          "#!/bin/sh\nread host\n"
              + "echo '{\"ServerURL\":\"'$host'\",\"Username\":\"alice\",\"Secret\":\"sesame\"}'\n");
      assertThat(helper.toFile().setExecutable(true)).isTrue();
      Files.writeString(
          folder.resolve("config.json"),
          "{\"credHelpers\":{\"" + registry.host() + "\":\"test\"}}");
      List<String> printed =
          new Fork(folder)
              .with("DOCKER_CONFIG", folder.toString())
              .with("PATH", folder + ":" + System.getenv("PATH"))
              .run("digest=" + registry.host() + "/team/none:1", "anonymous");
      assertThat(printed).containsExactly("digest Optional.empty");
    }
  }
}
