package io.github.vertexmaven.catalog.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/**
 * What comes out of a compressed file, unless somebody made the file to fill the memory: a thousand
 * bytes of gzip may unpack to a million.
 */
public final class UnpackedStream extends BulkStream {

  /** What real tables reach is a fraction of it. */
  private static final long GROWTH = 200;

  /** Tables of so many bytes of text are harmless; in a small memory fewer are. */
  private static final long SMALLEST = 8L << 20;

  private static final long SMALL = 64L << 20;

  private final LongSupplier packed;
  private final long harmless;
  private long unpacked;

  /** The file unpacks to what fills the memory. */
  static final class Bomb extends ZipException {
    private static final long serialVersionUID = 1L;

    Bomb() {
      super("it unpacks to more than " + GROWTH + " times its size, which would fill the memory");
    }
  }

  /**
   * Watches it.
   *
   * @param packed how many bytes were read of the file so far
   */
  public UnpackedStream(InputStream in, LongSupplier packed) {
    super(in);
    this.packed = packed;
    this.harmless = Math.max(SMALLEST, Math.min(SMALL, Runtime.getRuntime().maxMemory() / 32));
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      unpacked += count;
      if (unpacked > harmless && unpacked / GROWTH > packed.getAsLong()) {
        throw new Bomb();
      }
    }
    return count;
  }

  /** Counts what is read. */
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = super.read(bytes, offset, length);
      count += Math.max(0, some);
      return some;
    }
  }
}
