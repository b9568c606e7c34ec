package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Texts: ASCII as one byte a character, others as UTF-8, those with surrogates as UTF-16, so that
 * also unpaired ones survive. A short text that came lately is named by its place in a table, which
 * writer and reader fill alike.
 */
final class TextForm {

  private static final int ASCII = 0;
  private static final int UTF_8 = 1;
  private static final int UTF_16 = 2;
  private static final int AGAIN = 3;

  private static final int LONGEST_IN_TABLE = 48;
  private static final int MASK = (1 << 13) - 1;

  private final String[] table = new String[MASK + 1];

  private static int place(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 15) & MASK;
  }

  /** Null is a text, too. */
  void write(String text, ByteSink out) throws IOException {
    if (text == null) {
      out.writeByte(0);
      return;
    }
    int length = text.length();
    if (length > 0 && length <= LONGEST_IN_TABLE) {
      int place = place(text);
      if (text.equals(table[place])) {
        header(place, AGAIN, out);
        return;
      }
      table[place] = text;
    }
    writeNew(text, length, out);
  }

  private static void header(int number, int kind, ByteSink out) throws IOException {
    out.writeCount(((long) number << 2 | kind) + 1);
  }

  private static void writeNew(String text, int length, ByteSink out) throws IOException {
    int highest = 0;
    boolean surrogates = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      highest |= c;
      surrogates |= Character.isSurrogate(c);
    }
    if (highest < 0x80) {
      header(length, ASCII, out);
      ascii(text, length, out);
      return;
    }
    byte[] bytes =
        surrogates
            ? text.getBytes(StandardCharsets.UTF_16LE)
            : text.getBytes(StandardCharsets.UTF_8);
    if (surrogates && !text.equals(new String(bytes, StandardCharsets.UTF_16LE))) {
      bytes = units(text);
    }
    header(bytes.length, surrogates ? UTF_16 : UTF_8, out);
    out.write(bytes, 0, bytes.length);
  }

  private static void ascii(String text, int length, ByteSink out) throws IOException {
    if (length <= ByteSink.ROOM) {
      out.writeAscii(text, length);
    } else {
      out.write(text.getBytes(StandardCharsets.US_ASCII), 0, length);
    }
  }

  /** Java's own encoder puts question marks for unpaired surrogates. */
  private static byte[] units(String text) {
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[i * 2] = (byte) text.charAt(i);
      bytes[i * 2 + 1] = (byte) (text.charAt(i) >> 8);
    }
    return bytes;
  }

  String read(ByteSource in) throws IOException, BadData {
    long header = in.readCount() - 1;
    if (header < 0) {
      return null;
    }
    int number = (int) Math.min(header >>> 2, Integer.MAX_VALUE);
    int kind = (int) header & 3;
    if (kind == AGAIN) {
      return again(number);
    }
    String text = readNew(number, kind, in);
    if (!text.isEmpty() && text.length() <= LONGEST_IN_TABLE) {
      table[place(text)] = text;
    }
    return text;
  }

  private String again(int place) throws BadData {
    if (place > MASK || table[place] == null) {
      throw DamagedFile.problem();
    }
    return table[place];
  }

  private static String readNew(int bytes, int kind, ByteSource in) throws IOException, BadData {
    in.requireLeft(bytes);
    if (kind == ASCII) {
      return in.readAscii(bytes);
    }
    byte[] encoded = new byte[bytes];
    in.read(encoded, 0, bytes);
    return kind == UTF_8 ? new String(encoded, StandardCharsets.UTF_8) : ofUnits(encoded);
  }

  private static String ofUnits(byte[] bytes) {
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (bytes[i * 2] & 0xFF | bytes[i * 2 + 1] << 8);
    }
    return new String(chars);
  }
}
