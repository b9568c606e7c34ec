package io.github.vertexmaven.emulator.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a request, which end where its Content-Length says, or fail: a broken connection
 * must never look like the end of an upload.
 */
final class CompleteStream extends FilterInputStream {

  private long missing;

  private CompleteStream(InputStream in, long length) {
    super(in);
    this.missing = length;
  }

  static InputStream of(HeaderFields headers, InputStream body) {
    return headers
        .first("Content-Length")
        .<InputStream>map(length -> new CompleteStream(body, Long.parseLong(length.strip())))
        .orElse(body);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    counted(next < 0 ? -1 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return counted(in.read(buffer, offset, length));
  }

  private int counted(int read) throws IOException {
    if (read < 0 && missing > 0) {
      throw new EOFException(
          "The connection broke with " + missing + " bytes of the request missing.");
    }
    missing -= Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
