package io.github.vertexmaven.catalog.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;

/**
 * JSON as Python writes it: where a number is none, it has {@code NaN}, {@code Infinity} or {@code
 * -Infinity}, which no parser of JSON takes. They become texts of the same length that are no
 * characters, so that places in messages stay what they are.
 */
final class PythonNumbers extends Reader {

  /** No character: one of those that Unicode reserves for use within a program. */
  private static final char MARK = '\uFDE7';

  private static final Map<String, Double> NUMBERS =
      Map.of(
          marks(3),
          Double.NaN,
          marks(8),
          Double.POSITIVE_INFINITY,
          marks(9),
          Double.NEGATIVE_INFINITY);

  private static final int LONGEST = "-Infinity".length();

  private final Reader in;
  private char[] buffer = new char[1 << 14];
  private int from;
  private int to;
  private boolean inText;
  private boolean escaped;

  PythonNumbers(Reader in) {
    this.in = in;
  }

  private static String marks(int length) {
    return String.valueOf(MARK).repeat(length - 2);
  }

  /** The number that a text stands for; null for every other text. */
  static Double of(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? NUMBERS.get(text) : null;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (to - from <= LONGEST && !refill() && from == to) {
      return -1;
    }
    int at = offset;
    // A word that may go on behind what is read waits for the rest.
    int end = to - from <= LONGEST ? to : to - LONGEST;
    while (from < end && at < offset + length) {
      char c = buffer[from];
      if (inText) {
        inText = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        inText = true;
      } else if (c == 'N' || c == 'I' || c == '-') {
        replace();
        c = buffer[from];
      }
      target[at++] = c;
      from++;
    }
    return at - offset;
  }

  /** Makes a text of a word, which then is read as one. */
  private void replace() {
    for (String word : new String[] {"NaN", "Infinity", "-Infinity"}) {
      int length = word.length();
      if (to - from >= length && word.equals(new String(buffer, from, length))) {
        buffer[from] = '"';
        for (int i = 1; i < length - 1; i++) {
          buffer[from + i] = MARK;
        }
        buffer[from + length - 1] = '"';
        inText = true;
        return;
      }
    }
  }

  private boolean refill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int before = to;
    while (to <= 2 * LONGEST) {
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        break;
      }
      to += read;
    }
    return to > before;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
