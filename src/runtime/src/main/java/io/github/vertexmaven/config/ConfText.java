package io.github.vertexmaven.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a configuration file: UTF-8, and of a length that people write. */
final class ConfText {

  private static final int MAX_BYTES_OF_A_CHARACTER = 4;

  private ConfText() {}

  /**
   * Reads a file.
   *
   * @param source the file's name in messages
   * @param maxLength in characters
   * @throws ConfException when it is longer, is not UTF-8, is no regular file or cannot be read
   */
  static String of(Path file, String source, int maxLength) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new ConfException(
            source
                + (Files.isDirectory(file) ? ": a folder" : ": a pipe or a device")
                + ", where a file must be.");
      }
      if (Files.size(file) > (long) MAX_BYTES_OF_A_CHARACTER * maxLength) {
        throw new ConfException(source + ": longer than " + maxLength + " characters.");
      }
      byte[] bytes = Files.readAllBytes(file);
      CharBuffer text = CharBuffer.allocate(bytes.length);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (StandardCharsets.UTF_8.newDecoder().decode(in, text, true).isError()) {
        throw new ConfException(notUtf8(bytes, in.position(), source));
      }
      String decoded = text.flip().toString();
      return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    } catch (IOException e) {
      throw new ConfException(Sentence.of(source + ": cannot be read: " + e.getMessage()));
    }
  }

  private static String notUtf8(byte[] bytes, int position, String source) {
    boolean marked = position == 0 && bytes.length > 1 && (bytes[0] == -1 || bytes[0] == -2);
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return marked
        ? source + ": not UTF-8 but UTF-16; save the file as UTF-8."
        : new Location(source, line) + ": not UTF-8; save the file in that encoding.";
  }
}
