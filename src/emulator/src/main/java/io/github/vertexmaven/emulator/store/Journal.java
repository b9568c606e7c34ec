package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Lines that are only ever added, each led by its checksum.
 *
 * <p>A process killed while it writes leaves at most one torn line, the last: reading stops there
 * and cuts it off, so that the next line starts on its own.
 */
final class Journal {

  private static final int CHECKSUM = 8;

  private final Path file;

  private Journal(Path file) {
    this.file = file;
  }

  static Journal at(Path file) {
    return new Journal(file);
  }

  void append(String text) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((checksum(text) + " " + text + "\n").getBytes(UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    }
  }

  /** Every whole line; what follows the last of them is removed from the file. */
  List<String> recover() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> lines = new ArrayList<>();
    int good = 0;
    for (int end = next(bytes, 0); end >= 0; end = next(bytes, good)) {
      String line = new String(bytes, good, end - good, UTF_8);
      if (!whole(line)) {
        break;
      }
      lines.add(line.substring(CHECKSUM + 1));
      good = end + 1;
    }
    if (good < bytes.length) {
      truncate(good);
    }
    return lines;
  }

  private void truncate(int length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean whole(String line) {
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
