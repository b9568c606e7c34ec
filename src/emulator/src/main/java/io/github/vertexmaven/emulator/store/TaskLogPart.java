package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some whole lines of a log file, read however long the file is.
 *
 * @param from where they begin, in bytes
 * @param next where to read on
 * @param size how long the file is
 */
record TaskLogPart(List<RawLine> lines, long from, long next, long size) {

  /** No line that is written takes so many bytes: what is longer is damage, and is left out. */
  private static final int LONGEST = 4 << 20;

  private static final TaskLogPart NOTHING = new TaskLogPart(List.of(), 0, 0, 0);

  /**
   * A line as it is in the file.
   *
   * @param at where it begins, in bytes
   */
  record RawLine(long at, String text) {}

  static TaskLogPart from(Path file, long start, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      return NOTHING;
    }
    long size = Files.size(file);
    long begin = Math.max(0, Math.min(start, size));
    for (int length = most; ; length = longer(length)) {
      long end = Math.min(size, begin + length);
      byte[] bytes = read(file, begin, end);
      int whole = last(bytes) + 1;
      if (whole > 0 || end == size) {
        return new TaskLogPart(lines(bytes, begin, 0, whole), begin, begin + whole, size);
      }
      if (length == LONGEST) {
        return new TaskLogPart(List.of(), begin, end, size);
      }
    }
  }

  static TaskLogPart before(Path file, long stop, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      return NOTHING;
    }
    long size = Files.size(file);
    long end = Math.max(0, Math.min(stop, size));
    for (int length = most; ; length = longer(length)) {
      long begin = Math.max(0, end - length);
      byte[] bytes = read(file, begin, end);
      int skipped = begin == 0 ? 0 : first(bytes) + 1;
      int whole = last(bytes) + 1;
      if (begin == 0 || skipped > 0 && whole > skipped) {
        return new TaskLogPart(
            lines(bytes, begin, skipped, whole), begin + skipped, begin + whole, size);
      }
      if (length == LONGEST) {
        return new TaskLogPart(List.of(), begin, end, size);
      }
    }
  }

  /** Lines that begin at a byte or after it, whatever byte it is. */
  static TaskLogPart behind(Path file, long middle, int most) throws IOException {
    if (middle <= 0) {
      return from(file, 0, most);
    }
    long begin = middle - 1;
    for (int length = most; ; length = longer(length)) {
      long size = Files.size(file);
      long end = Math.min(size, begin + length);
      byte[] bytes = read(file, begin, end);
      int skipped = first(bytes) + 1;
      int whole = last(bytes) + 1;
      if (whole > skipped && skipped > 0 || end == size || length == LONGEST) {
        return new TaskLogPart(
            lines(bytes, begin, skipped, whole), begin + skipped, begin + whole, size);
      }
    }
  }

  private static int longer(int length) {
    return Math.min(LONGEST, Math.max(length, 1) * 2);
  }

  private static byte[] read(Path file, long begin, long end) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Math.max(0, end - begin)));
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(begin);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // goes on
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static List<RawLine> lines(byte[] bytes, long offset, int begin, int end) {
    List<RawLine> lines = new ArrayList<>();
    int start = begin;
    for (int i = begin; i < end; i++) {
      if (bytes[i] == '\n') {
        lines.add(new RawLine(offset + start, new String(bytes, start, i - start, UTF_8)));
        start = i + 1;
      }
    }
    return lines;
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
