package io.github.vertexmaven.core.graph;

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
      Path written = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
      Files.write(written, content);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
