package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.conf.KnownSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

  @TempDir Path folder;

  /** As with a folder for temporary files that does not exist, or a target that is not a folder. */
  @Test
  void whatTheSystemRefusesIsNoFaultOfOurs() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "");
    Runnable work =
        () -> {
          try {
            Files.createDirectories(target.resolve("vertexai"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    assertThatThrownBy(() -> Faults.told(work, new KnownSecrets(), target))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining(target + " is not a folder.\n")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void whatNobodyKnowsKeepsItsTrace() {
    Runnable work =
        () -> {
          throw new IllegalStateException("lost");
        };
    assertThatThrownBy(() -> Faults.told(work, new KnownSecrets(), folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("lost");
  }
}
