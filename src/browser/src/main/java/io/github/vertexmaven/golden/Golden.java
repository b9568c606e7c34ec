package io.github.vertexmaven.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what code is expected to write. With {@code -Dgolden.update} a test writes them
 * anew instead, and the difference is read before it is committed.
 */
public final class Golden {

  private Golden() {}

  /** Whether files are written anew. */
  public static boolean isUpdated() {
    return Boolean.getBoolean("golden.update");
  }

  /** Holds a text against a file, or writes it. */
  public static void assertSame(Path file, String text) throws IOException {
    if (isUpdated()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text, () -> file + " differs; -Dgolden.update updates it");
  }
}
