package io.github.vertexmaven.catalog.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** XML on its way into a file, gathered so that many bytes go there at a time. */
final class XmlBytes {

  private static final int ROOM = 1 << 16;

  /** Bytes that a char takes at most: those of an escape. */
  private static final int LONGEST = 7;

  private final OutputStream out;
  private byte[] bytes = new byte[ROOM];
  private int size;

  XmlBytes(OutputStream out) {
    this.out = out;
  }

  /** Markup that is written often. */
  static byte[] of(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  XmlBytes add(byte[] markup) throws IOException {
    room(markup.length);
    System.arraycopy(markup, 0, bytes, size, markup.length);
    size += markup.length;
    return this;
  }

  /** Adds markup or a number: characters of ASCII. */
  XmlBytes add(String ascii) throws IOException {
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size + i] = (byte) ascii.charAt(i);
    }
    size += length;
    return this;
  }

  XmlBytes add(long number) throws IOException {
    if (number < 0 || number > Integer.MAX_VALUE) {
      return add(Long.toString(number));
    }
    int left = (int) number;
    int digits = 1;
    for (int rest = left / 10; rest > 0; rest /= 10) {
      digits++;
    }
    room(digits);
    size += digits;
    for (int at = size - 1; at >= size - digits; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return this;
  }

  /**
   * Adds text within an element or an attribute.
   *
   * @throws MalformedInputException when it has half of a character
   */
  XmlBytes text(String text) throws IOException {
    int length = text.length();
    room(Math.multiplyExact(length, LONGEST));
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (XmlText.isPlain(c)) {
        bytes[at++] = (byte) c;
      } else if (Character.isSurrogate(c)) {
        at = put(text.codePointAt(i++), at);
      } else {
        at = put(text, i, at);
      }
    }
    size = at;
    return this;
  }

  private int put(String text, int i, int start) throws IOException {
    String escape = XmlText.escape(text, i);
    if (escape == null) {
      return put(text.charAt(i), start);
    }
    int at = start;
    for (int j = 0; j < escape.length(); j++) {
      bytes[at++] = (byte) escape.charAt(j);
    }
    return at;
  }

  /** In UTF-8. */
  private int put(int point, int start) throws MalformedInputException {
    int at = start;
    if (point < 0x80) {
      bytes[at++] = (byte) point;
    } else if (point < 0x800) {
      bytes[at++] = (byte) (0xc0 | point >> 6);
      bytes[at++] = (byte) (0x80 | point & 0x3f);
    } else if (point < 0x10000) {
      if (Character.isSurrogate((char) point)) {
        throw new MalformedInputException(1);
      }
      bytes[at++] = (byte) (0xe0 | point >> 12);
      bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
      bytes[at++] = (byte) (0x80 | point & 0x3f);
    } else {
      bytes[at++] = (byte) (0xf0 | point >> 18);
      bytes[at++] = (byte) (0x80 | point >> 12 & 0x3f);
      bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
      bytes[at++] = (byte) (0x80 | point & 0x3f);
    }
    return at;
  }

  private void room(int more) throws IOException {
    if (more > bytes.length - size) {
      flush();
      if (more > bytes.length) {
        bytes = new byte[more];
      }
    }
  }

  /** Hands over what is there. */
  void flush() throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
