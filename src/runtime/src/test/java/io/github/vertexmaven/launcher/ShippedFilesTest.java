package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedFilesTest {

  @TempDir Path dir;

  private ShippedFiles shipped() throws IOException {
    Path data = Files.createDirectories(dir.resolve("app/data/1f"));
    Files.writeString(data.resolve("orders.csv"), "id\n");
    Files.writeString(dir.resolve("secret"), "x");
    return new ShippedFiles(Optional.of(dir.resolve("app")));
  }

  @Test
  void readsWhatLiesBesideTheLaunchJar() throws IOException {
    assertThat(shipped().copyOf("gs://my-bucket/orders/vertexai-code/data/1f/orders.csv"))
        .contains(dir.resolve("app/data/1f/orders.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gs://my-bucket/orders/vertexai-code/data/2e/orders.csv",
        "gs://my-bucket/orders/vertexai-code/../secret",
        "gs://my-bucket/orders/vertexai-runs/7/orders.csv",
        "/tmp/vertexai-code/data/1f/orders.csv"
      })
  void leavesAllElseWhereItIs(String uri) throws IOException {
    assertThat(shipped().copyOf(uri)).isEmpty();
  }

  @Test
  void knowsNoFolderWithoutALaunchJar() {
    assertThat(new ShippedFiles(Optional.empty()).copyOf("gs://b/vertexai-code/data/1f/orders.csv"))
        .isEmpty();
  }
}
