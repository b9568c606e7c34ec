package io.github.vertexmaven.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file in which a build keeps for later ones what costs time to find out. It appears whole or not
 * at all, and only its owner reads it.
 */
public final class KeptFile {

  private KeptFile() {}

  /** Writes it, and its folder where that is not there; what it was before is replaced. */
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = Files.createTempFile(file.getParent(), ".kept", ".tmp");
    try {
      Files.write(written, content);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The same; where nothing can be written, nothing is known the next time. */
  public static void keep(Path file, byte[] content) {
    try {
      write(file, content);
    } catch (IOException e) {
      // Losing it costs time only.
    }
  }

  /** The same for lines. */
  public static void keep(Path file, List<String> lines) {
    String text =
        lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    keep(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
