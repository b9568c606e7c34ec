package io.github.vertexmaven.catalog.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes all go through the method that reads many, so that one method sees them. */
public abstract class BulkStream extends FilterInputStream {

  protected BulkStream(InputStream in) {
    super(in);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
