package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.file.ForeignFormat;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file has to be before its rows are read: a parquet file is the mark {@code PAR1}, the
 * data, a footer that describes it, the footer's length in four bytes, and the mark again.
 */
final class FileCheck {

  private static final String MARK = "PAR1";

  /** In the place of the last mark, where the footer is encrypted. */
  private static final String ENCRYPTED = "PARE";

  private static final int END = 8;

  /** The first version, and the second, which differs in the encodings that it may use. */
  private static final int NEWEST_VERSION = 2;

  private FileCheck() {}

  /**
   * The footer of a file.
   *
   * @throws BadData when it is no parquet file, or no whole one, saying what it is instead
   */
  static Footer footer(Path file) throws IOException, BadData {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      long size = in.size();
      if (size == 0) {
        throw new BadData("the file is empty; in parquet even a table without rows has a header.");
      }
      String first = text(bytes(in, 0, (int) Math.min(size, MARK.length())));
      if (!first.equals(MARK)) {
        throw new BadData(
            first.equals(ENCRYPTED)
                ? encrypted()
                : "it is not a parquet file, which begins with PAR1" + ForeignFormat.suffix(file));
      }
      if (size < MARK.length() + END) {
        throw cutOff(size);
      }
      ByteBuffer end = bytes(in, size - END, END).order(ByteOrder.LITTLE_ENDIAN);
      int length = end.getInt();
      requireMark(text(end), size);
      if (length <= 0 || length > size - MARK.length() - END) {
        throw new BadData(
            "the file is damaged: it has "
                + size
                + " bytes, and says that its footer has "
                + Integer.toUnsignedString(length)
                + ".");
      }
      return footer(bytes(in, size - END - length, length).array());
    }
  }

  private static void requireMark(String last, long size) throws BadData {
    if (last.equals(ENCRYPTED)) {
      throw new BadData(encrypted());
    }
    if (!last.equals(MARK)) {
      throw cutOff(size);
    }
  }

  private static String encrypted() {
    return "its footer is encrypted, and encrypted files are not supported.";
  }

  private static BadData cutOff(long size) {
    return new BadData(
        "the file is cut off after "
            + size
            + " bytes: a parquet file ends with PAR1. Write it again.");
  }

  private static Footer footer(byte[] bytes) throws BadData {
    Footer footer;
    try {
      footer = Footer.read(bytes);
    } catch (IOException e) {
      throw new BadData("the file is damaged: its footer cannot be read. Write it again.", e);
    }
    if (footer.version() > NEWEST_VERSION) {
      throw new BadData(
          "it was written in version "
              + footer.version()
              + " of the parquet format, and this runtime reads versions 1 and 2.");
    }
    return footer;
  }

  private static ByteBuffer bytes(SeekableByteChannel in, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    in.position(from);
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {
      // Until all of them are there.
    }
    return bytes.flip();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }
}
