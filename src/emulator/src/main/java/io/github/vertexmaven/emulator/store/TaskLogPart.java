package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Some whole lines of a log file, read however long the file is.
 *
 * @param from where they begin, in bytes
 * @param next where to read on
 * @param size how long the file is
 */
record TaskLogPart(List<String> lines, long from, long next, long size) {

  static TaskLogPart from(Path file, long start, int most) throws IOException {
    if (!Files.exists(file)) {
      return new TaskLogPart(List.of(), 0, 0, 0);
    }
    long size = Files.size(file);
    long begin = Math.max(0, Math.min(start, size));
    for (long length = most; ; length *= 2) {
      long end = Math.min(size, begin + length);
      byte[] bytes = read(file, begin, end);
      int whole = last(bytes) + 1;
      if (whole > 0 || end == size) {
        return new TaskLogPart(lines(bytes, 0, whole), begin, begin + whole, size);
      }
    }
  }

  static TaskLogPart before(Path file, long stop, int most) throws IOException {
    if (!Files.exists(file)) {
      return new TaskLogPart(List.of(), 0, 0, 0);
    }
    long size = Files.size(file);
    long end = Math.max(0, Math.min(stop, size));
    for (long length = most; ; length *= 2) {
      long begin = Math.max(0, end - length);
      byte[] bytes = read(file, begin, end);
      int skipped = begin == 0 ? 0 : first(bytes) + 1;
      int whole = last(bytes) + 1;
      if (begin == 0 || skipped > 0 && whole > skipped) {
        return new TaskLogPart(lines(bytes, skipped, whole), begin + skipped, begin + whole, size);
      }
    }
  }

  private static byte[] read(Path file, long begin, long end) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(end - begin));
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(begin);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // goes on
      }
    }
    return buffer.array();
  }

  private static List<String> lines(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, Math.max(0, end - begin), UTF_8).lines().toList();
  }

  private static int first(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at == bytes.length ? -1 : at;
  }

  private static int last(byte[] bytes) {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }
}
