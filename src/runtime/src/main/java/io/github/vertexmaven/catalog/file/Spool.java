package io.github.vertexmaven.catalog.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Content that is made whole before it goes anywhere: the first megabyte in memory, more of it on
 * local disk.
 */
public final class Spool extends OutputStream {

  static final int IN_MEMORY = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream disk;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (disk == null && memory.size() + (long) length > IN_MEMORY) {
      file = Files.createTempFile("vertexai-", ".tmp");
      disk = Files.newOutputStream(file);
      memory.writeTo(disk);
      memory.reset();
    }
    (disk == null ? memory : disk).write(bytes, offset, length);
  }

  /** All that was written. */
  public void copyTo(OutputStream out) throws IOException {
    if (disk == null) {
      memory.writeTo(out);
    } else {
      disk.flush();
      Files.copy(file, out);
    }
  }

  /** Forgets it. */
  @Override
  public void close() throws IOException {
    if (disk != null) {
      disk.close();
      Files.deleteIfExists(file);
    }
  }
}
