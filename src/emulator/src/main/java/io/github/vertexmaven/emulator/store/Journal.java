package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Lines that are only ever added, each led by its checksum.
 *
 * <p>A process killed while it writes, or a full disk, leaves at most one torn line, the last:
 * reading passes over it, and the next line takes its place. Any other line whose checksum is wrong
 * is damage.
 */
final class Journal {

  private static final int CHECKSUM = 8;

  /** Many times as much as a request may have. */
  private static final int LONGEST = 512 << 20;

  private final Path file;
  private OptionalLong end = OptionalLong.empty();

  private Journal(Path file) {
    this.file = file;
  }

  static Journal at(Path file) {
    return new Journal(file);
  }

  synchronized void append(String text) throws IOException {
    if (end.isEmpty() && Files.exists(file)) {
      read(line -> {});
    }
    ByteBuffer line = ByteBuffer.wrap(line(text).getBytes(UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long at = end.orElse(0);
      if (channel.size() < at) {
        throw new IOException(file + " has shrunk");
      }
      if (channel.size() > at) {
        channel.truncate(at);
      }
      while (line.hasRemaining()) {
        at += channel.write(line, at);
      }
      end = OptionalLong.of(at);
    }
  }

  /** Puts other lines in the place of all, at once. */
  synchronized void replace(List<String> texts) throws IOException {
    StringBuilder lines = new StringBuilder();
    texts.forEach(text -> lines.append(line(text)));
    AtomicFile.write(file, lines.toString());
    end = OptionalLong.empty();
  }

  private static String line(String text) {
    return checksum(text) + " " + text + "\n";
  }

  /**
   * Reads every whole line.
   *
   * @return how many lines are damaged, and are left out
   */
  synchronized int read(Consumer<String> lines) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file");
    }
    int damaged = 0;
    long whole = 0;
    ByteArrayOutputStream open = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        int start = 0;
        for (int i = 0; i < length; i++) {
          if (chunk[i] == '\n') {
            open.write(chunk, start, i - start);
            start = i + 1;
            whole += open.size() + 1;
            damaged += isTaken(open.toString(UTF_8), lines) ? 0 : 1;
            open.reset();
          }
        }
        open.write(chunk, start, length - start);
        if (open.size() > LONGEST) {
          throw new IOException("a line of " + file + " is longer than " + LONGEST + " bytes");
        }
      }
    }
    end = OptionalLong.of(whole);
    return damaged;
  }

  private static boolean isTaken(String line, Consumer<String> lines) {
    boolean whole = isWhole(line);
    if (whole) {
      lines.accept(line.substring(CHECKSUM + 1));
    }
    return whole;
  }

  private static boolean isWhole(String line) {
    return line.length() > CHECKSUM
        && line.charAt(CHECKSUM) == ' '
        && line.startsWith(checksum(line.substring(CHECKSUM + 1)));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
