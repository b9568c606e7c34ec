package io.github.vertexmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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

  @Test
  void saysNothingOfOtherFaults() {
    assertThat(FullDisk.refusal(new IOException("Permission denied"), folder)).isEmpty();
    assertThat(FullDisk.refusal(new IOException(), folder)).isEmpty();
    assertThat(FullDisk.refusal(new IllegalStateException("No space left on device"), folder))
        .isEmpty();
  }
}
