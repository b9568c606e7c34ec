package io.github.vertexmaven.emulator.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that a task has left to be read. A pipe, a device or a huge file would be read for ever.
 */
final class BoundedFile {

  private static final int MOST_MEGABYTES = 64;
  private static final int MEGABYTE = 1 << 20;

  private BoundedFile() {}

  /**
   * All of its text.
   *
   * @throws java.nio.file.NoSuchFileException when there is nothing
   */
  static String text(Path file, String uri) throws TaskFailed, IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new TaskFailed(
          "At " + uri + " the task left " + kind(attributes) + ", where it must write a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes =
          attributes.size() > MOST_MEGABYTES * MEGABYTE
              ? new byte[MOST_MEGABYTES * MEGABYTE + 1]
              : in.readNBytes(MOST_MEGABYTES * MEGABYTE + 1);
      if (bytes.length > MOST_MEGABYTES * MEGABYTE) {
        throw new TaskFailed(
            uri
                + " has "
                + attributes.size() / MEGABYTE
                + " MB; the emulator reads files of up to "
                + MOST_MEGABYTES
                + " MB for the outputs of a task.");
      }
      return new String(bytes, UTF_8);
    }
  }

  private static String kind(BasicFileAttributes attributes) {
    return attributes.isDirectory() ? "a folder" : "a pipe or a device";
  }
}
