package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.file.BulkStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of the archive without a text that fills the memory: a cell may go on for gigabytes. */
final class PartStream extends BulkStream {

  /** A cell holds 32,767 characters; other programs write more. */
  private static final long LONGEST_TEXT = 32L << 20;

  private long text;

  PartStream(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      watch(bytes, offset, count);
    }
    return count;
  }

  /** The way back to the last tag is short, unless there is none. */
  private void watch(byte[] bytes, int offset, int count) throws IOException {
    int last = offset + count - 1;
    while (last >= offset && bytes[last] != '<') {
      last--;
    }
    text = last < offset ? text + count : offset + count - 1 - last;
    if (text > LONGEST_TEXT) {
      throw new IOException("it has a text of more than " + (LONGEST_TEXT >> 20) + " MB");
    }
  }
}
