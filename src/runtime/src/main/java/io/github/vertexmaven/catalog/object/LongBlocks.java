package io.github.vertexmaven.catalog.object;

import java.io.IOException;

/**
 * Arrays of whole numbers in blocks: the smallest of a block, and of the others how far they are
 * above it, in as few bytes as the block needs.
 */
final class LongBlocks {

  static final int BLOCK = 1024;

  private final byte[] bytes = new byte[BLOCK * Long.BYTES + Long.BYTES];

  void write(long[] values, int from, int to, ByteSink out) throws IOException {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    int width = width(most - least);
    out.writeByte(width);
    out.writeSigned(least);
    for (int i = from, at = 0; i < to; i++, at += width) {
      LittleEndian.LONGS.set(bytes, at, values[i] - least);
    }
    out.write(bytes, 0, (to - from) * width);
  }

  /** A distance beyond the longs looks negative, and takes all bytes. */
  private static int width(long distance) {
    return (Long.SIZE - Long.numberOfLeadingZeros(distance) + 7) / 8;
  }

  void read(long[] values, int from, int to, ByteSource in) throws IOException {
    int width = Math.min(in.readByte(), Long.BYTES);
    long least = in.readSigned();
    in.read(bytes, 0, (to - from) * width);
    long mask = width == Long.BYTES ? -1L : (1L << width * 8) - 1;
    for (int i = from, at = 0; i < to; i++, at += width) {
      values[i] = least + ((long) LittleEndian.LONGS.get(bytes, at) & mask);
    }
  }
}
