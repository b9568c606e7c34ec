package io.github.vertexmaven.core.compile.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes a file only when its content changes, all or nothing. */
public final class ChangedFile {

  private ChangedFile() {}

  /** Whether the file was written. */
  public static boolean write(Path file, String content) {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the file was written. */
  public static boolean write(Path file, byte[] content) {
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
        return false;
      }
      Files.createDirectories(file.getParent());
      // Not createTempFile: nobody but the owner could read what it makes. Another build may write
      // here, too.
      Path written =
          file.resolveSibling(
              "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
