package io.github.vertexmaven.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoSpaceTest {

  @Test
  void knowsWhatSystemsSay() {
    IOException full = new IOException("No space left on device");
    assertThat(NoSpace.isCauseOf(new UncheckedIOException(full))).isTrue();
    assertThat(NoSpace.isCauseOf(new IOException("x: Disk quota exceeded"))).isTrue();
    assertThat(Rejection.failed(full).kind()).isEqualTo(Rejection.Kind.FULL);
  }

  /** In the language of this machine. */
  @Test
  void knowsWhatThisSystemSays() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    IOException told = assertThrows(IOException.class, () -> Files.write(full, new byte[1]));
    assertThat(NoSpace.isCauseOf(told)).isTrue();
  }

  @Test
  void knowsOtherFaults() {
    assertThat(NoSpace.isCauseOf(new IOException("Permission denied"))).isFalse();
    assertThat(NoSpace.isCauseOf(new IOException())).isFalse();
    assertThat(Rejection.failed(new IllegalStateException("No space left on device")).kind())
        .isEqualTo(Rejection.Kind.FAILED);
  }
}
