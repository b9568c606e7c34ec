package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;

/** Texts as the format keeps them; half of a character is refused, not made a question mark. */
final class UnicodeText {

  /** Bytes that a char takes at most. */
  static final int LONGEST = 3;

  private UnicodeText() {}

  /** What is said of half of a character. */
  static String problem(int row, String column) {
    return RowNumbers.from(1).place(row, column)
        + ": the text is not valid Unicode; it has half of a character.";
  }

  /** A name of a column is a text too. */
  static void requireName(String name) throws BadData {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new BadData(
          "column '"
              + new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
              + "': its name is not valid Unicode; it has half of a character.");
    }
  }

  /** Throws UncheckedIOException when the text is not valid Unicode. */
  static Binary binary(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return encoded(text);
      }
    }
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Binary encoded(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Binary.fromConstantByteBuffer(bytes);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException("half of a character", e);
    }
  }

  /**
   * Puts the text's bytes among others, where room for {@link #LONGEST} for each char must be.
   *
   * @return where they end; -1 when the text has half of a character
   */
  static int encode(String text, byte[] to, int at) {
    int ascii = ascii(text, to, at);
    return ascii == text.length() ? at + ascii : rest(text, ascii, to, at + ascii);
  }

  /** Puts what is ASCII at the beginning, in most texts all; returns how much. */
  private static int ascii(String text, byte[] bytes, int at) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return i;
      }
      bytes[at + i] = (byte) c;
    }
    return length;
  }

  private static int rest(String text, int from, byte[] bytes, int start) {
    int length = text.length();
    int at = start;
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xc0 | c >> 6);
        bytes[at++] = (byte) (0x80 | c & 0x3f);
      } else if (!Character.isSurrogate(c)) {
        bytes[at++] = (byte) (0xe0 | c >> 12);
        bytes[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        bytes[at++] = (byte) (0x80 | c & 0x3f);
      } else if (++i < length && Character.isSurrogatePair(c, text.charAt(i))) {
        int point = Character.toCodePoint(c, text.charAt(i));
        bytes[at++] = (byte) (0xf0 | point >> 18);
        bytes[at++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[at++] = (byte) (0x80 | point & 0x3f);
      } else {
        return -1;
      }
    }
    return at;
  }
}
