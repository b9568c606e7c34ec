package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home folder in which something else is where the emulator's own files and folders belong. */
class HomeTest {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"emulator.json", "http-port", "token", "emulator.lock"})
  void aFolderInThePlaceOfAFileIsNamed(String name) throws IOException {
    Files.createDirectories(home.resolve(name).resolve("mine"));
    refuses(home.resolve(name) + " is a folder");
    assertThat(home.resolve(name).resolve("mine")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"buckets", "jobs", "cache", "metadata", "schedules", "credentials"})
  void aFileInThePlaceOfAFolderIsNamed(String name) throws IOException {
    Files.writeString(home.resolve(name), "mine");
    refuses(home.resolve(name) + " is not a folder");
    assertThat(home.resolve(name)).hasContent("mine");
  }

  @Test
  void allThatIsInTheWayIsNamedAtOnce() throws IOException {
    Files.writeString(home.resolve("jobs"), "mine");
    Files.createDirectory(home.resolve("token"));
    refuses(home.resolve("jobs") + " is not a folder, " + home.resolve("token") + " is a folder");
  }

  private void refuses(String what) {
    assertThatThrownBy(() -> Home.lock(home))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            what
                + ". The emulator makes what it needs there itself: move away what is in its place");
  }
}
