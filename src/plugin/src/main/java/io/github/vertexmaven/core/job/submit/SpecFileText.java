package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that should be a spec, whatever it is. */
final class SpecFileText {

  /** No service takes one of that size. */
  private static final int LARGEST = 40_000_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SpecFileText() {}

  /**
   * Reads it, when it is a file of text that is not too large.
   *
   * @throws UserException saying what it is instead
   */
  static String of(Path file) {
    try {
      requireFile(file);
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        throw new UserException(
            "The spec " + file + " is larger than " + LARGEST / 1_000_000 + " MB.");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw new UserException("The spec " + file + " is empty.");
      }
      if (text.indexOf('\0') >= 0) {
        throw new CharacterCodingException();
      }
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new UserException("The spec " + file + " does not exist.");
    } catch (CharacterCodingException e) {
      throw new UserException("The spec " + file + " is not text in UTF-8.");
    } catch (IOException e) {
      throw new UserException("The spec " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** A pipe may never say anything, and a device never stop. */
  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserException("The spec " + file + " is a folder; name the file in it.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserException(
          "The spec " + file + " is a pipe or a device; write it to a file, and name that.");
    }
  }
}
