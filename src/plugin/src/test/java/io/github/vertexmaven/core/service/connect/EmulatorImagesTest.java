package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorImagesTest {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir Path dir;

  @Test
  void findsWhatWasBuiltByItsContent() throws Exception {
    EmulatorImages images = new EmulatorImages(home());
    assertThat(images.digest("host:5000/app:vertexai-a")).isEmpty();
    assertThat(images.keep("host:5000/app:vertexai-a", file -> written(file, ONE)))
        .isEqualTo("sha256:" + ONE);
    assertThat(images.digest("host:5000/app:vertexai-a")).contains("sha256:" + ONE);
    assertThat(images.digest("host:5000/app:vertexai-b")).isEmpty();
    assertThat(home().resolve("images").resolve(ONE + ".tar")).hasContent(ONE);
    assertThat(home().resolve("images").resolve(ONE + ".json"))
        .hasContent("{\"image\":\"host:5000/app:vertexai-a\"}");
  }

  @Test
  void keepsTheNewestArchiveOfEachName() {
    EmulatorImages images = new EmulatorImages(home());
    images.keep("app:vertexai-a", file -> written(file, ONE));
    images.keep("other:vertexai-a", file -> written(file, "3".repeat(64)));
    images.keep("app:vertexai-b", file -> written(file, TWO));
    assertThat(images.digest("app:vertexai-a")).isEmpty();
    assertThat(images.digest("app:vertexai-b")).contains("sha256:" + TWO);
    assertThat(images.digest("other:vertexai-a")).contains("sha256:" + "3".repeat(64));
    // A job of before may have to find what it was loaded under.
    assertThat(home().resolve("images").resolve(ONE + ".json")).exists();
    assertThat(home().resolve("images").resolve(ONE + ".tar")).doesNotExist();
  }

  @Test
  void leavesNothingOfABuildThatFailed() {
    EmulatorImages images = new EmulatorImages(home());
    assertThatThrownBy(
            () ->
                images.keep(
                    "app:vertexai-a",
                    file -> {
                      throw new IllegalStateException("no base image");
                    }))
        .hasMessage("no base image");
    assertThat(home().resolve("images")).isEmptyDirectory();
  }

  private Path home() {
    return dir.resolve("home");
  }

  private static String written(Path file, String hex) {
    try {
      Files.writeString(file, hex);
      return "sha256:" + hex;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
