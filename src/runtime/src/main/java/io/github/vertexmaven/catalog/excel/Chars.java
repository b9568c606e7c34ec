package io.github.vertexmaven.catalog.excel;

import java.util.Arrays;

/** A text that grows, and the escapes that the format uses for characters that XML cannot hold. */
final class Chars {

  private static final int ESCAPE = "_x0000_".length();

  private char[] chars = new char[256];
  private int length;

  void clear() {
    length = 0;
  }

  void append(char[] source, int offset, int count) {
    if (length + count > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + count, chars.length * 2));
    }
    System.arraycopy(source, offset, chars, length, count);
    length += count;
  }

  /** Takes away the blanks of XML around a value that is no text. */
  void strip() {
    int start = 0;
    while (start < length && chars[start] <= ' ') {
      start++;
    }
    while (length > start && chars[length - 1] <= ' ') {
      length--;
    }
    length -= start;
    System.arraycopy(chars, start, chars, 0, length);
  }

  /** Takes away the zeros before a whole number, which mean nothing. */
  void stripZeros() {
    int start = 0;
    while (start + 1 < length && chars[start] == '0' && Character.isDigit(chars[start + 1])) {
      start++;
    }
    length -= start;
    System.arraycopy(chars, start, chars, 0, length);
  }

  char[] array() {
    return chars;
  }

  int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** The text with {@code _x000D_} and the like decoded. */
  String decoded() {
    String text = toString();
    return text.contains("_x") ? decoded(text) : text;
  }

  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (isEscape(text, i)) {
        decoded.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += ESCAPE;
      } else {
        decoded.append(text.charAt(i++));
      }
    }
    return decoded.toString();
  }

  /** Whether an escape, or a text that looks like one, begins here. */
  static boolean isEscape(String text, int at) {
    if (at + ESCAPE > text.length() || !text.startsWith("_x", at) || text.charAt(at + 6) != '_') {
      return false;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
