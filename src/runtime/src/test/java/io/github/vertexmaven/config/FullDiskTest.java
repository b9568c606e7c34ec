package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

  @TempDir Path folder;

  @Test
  void saysThePlaceAndWhatToDo() {
    IOException full = new IOException("No space left on device");
    String sentence =
        "There is no space left on the disk of "
            + folder
            + ".\n  What is half-written is not used: make room, and run it again.";
    assertThat(FullDisk.refusal(full, folder)).contains(sentence);
    assertThat(FullDisk.refusal(new UncheckedIOException(full), folder, Path.of("x")))
        .contains(sentence);
    FileSystemException told =
        new FileSystemException(folder.toString(), null, "Disk quota exceeded");
    assertThat(FullDisk.refusal(new IllegalStateException(told), Path.of("x"))).contains(sentence);
  }

  /** In the language of this machine. */
  @Test
  void knowsWhatTheSystemSays() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    IOException told = assertThrows(IOException.class, () -> Files.write(full, new byte[1]));
    assertThat(FullDisk.refusal(told, folder)).isPresent();
  }

  @Test
  void saysNothingOfOtherFaults() {
    assertThat(FullDisk.refusal(new IOException("Permission denied"), folder)).isEmpty();
    assertThat(FullDisk.refusal(new IOException(), folder)).isEmpty();
    assertThat(FullDisk.refusal(new IllegalStateException("No space left on device"), folder))
        .isEmpty();
  }
}
