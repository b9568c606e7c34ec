package io.github.vertexmaven.catalog.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * The text of a file without the blanks that stand before fields, so that a quote behind them
 * begins a text in quotes.
 */
final class TrimmedFields extends Reader {

  private final Reader in;
  private final char delimiter;
  private final char quote;
  private boolean start = true;
  private boolean quoted;
  private boolean inQuotes;

  TrimmedFields(Reader in, char delimiter, char quote) {
    this.in = in;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int kept = 0;
    while (kept == 0) {
      int read = in.read(chars, offset, length);
      if (read <= 0) {
        return read;
      }
      for (int i = offset; i < offset + read; i++) {
        if (keeps(chars[i])) {
          chars[offset + kept++] = chars[i];
        }
      }
    }
    return kept;
  }

  private boolean keeps(char c) {
    if (inQuotes) {
      inQuotes = c != quote;
    } else if (c == delimiter || c == '\n' || c == '\r') {
      start = true;
      quoted = false;
    } else if (start && c == ' ') {
      return false;
    } else {
      // A quote that is doubled ends the text and begins it again.
      quoted = c == quote && (start || quoted);
      inQuotes = quoted;
      start = false;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
