package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file of which only the beginning is on the disk. To read all of it takes so long that a test
 * which goes on has not done so, on any machine.
 */
final class SparseFile {

  private static final long LENGTH = 1L << 40;

  private SparseFile() {}

  static void write(Path path, String beginning) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(beginning.getBytes(UTF_8));
      file.setLength(LENGTH);
    }
  }
}
