package io.github.vertexmaven.catalog.object;

import java.io.IOException;

/**
 * Arrays of doubles in blocks. Where all doubles of a block are decimals of a few digits, as prices
 * and rates are, the block is one of whole numbers; otherwise the bits are kept as they are.
 */
final class DoubleBlocks {

  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4};
  private static final int BITS = 255;

  /** Below it a whole number divided by a power of ten is the double that its digits spell. */
  private static final double LARGEST = 1L << 53;

  private final LongBlocks wholes = new LongBlocks();
  private final long[] scaled = new long[LongBlocks.BLOCK];
  private final byte[] bytes = new byte[LongBlocks.BLOCK * Double.BYTES];

  void write(double[] values, int from, int to, ByteSink out) throws IOException {
    for (int power = 0; power < POWERS.length; power++) {
      if (scales(values, from, to, POWERS[power])) {
        out.writeByte(power);
        wholes.write(scaled, 0, to - from, out);
        return;
      }
    }
    out.writeByte(BITS);
    for (int i = from, at = 0; i < to; i++, at += Double.BYTES) {
      LittleEndian.LONGS.set(bytes, at, Double.doubleToRawLongBits(values[i]));
    }
    out.write(bytes, 0, (to - from) * Double.BYTES);
  }

  /** Whether every double comes back from its whole number, bit by bit. */
  private boolean scales(double[] values, int from, int to, double power) {
    for (int i = from; i < to; i++) {
      double value = values[i];
      long whole = Math.round(value * power);
      boolean same =
          Math.abs(whole) < LARGEST
              && Double.doubleToRawLongBits(whole / power) == Double.doubleToRawLongBits(value);
      if (!same) {
        return false;
      }
      scaled[i - from] = whole;
    }
    return true;
  }

  void read(double[] values, int from, int to, ByteSource in) throws IOException {
    int power = in.readByte();
    if (power < POWERS.length) {
      wholes.read(scaled, 0, to - from, in);
      for (int i = from; i < to; i++) {
        values[i] = scaled[i - from] / POWERS[power];
      }
      return;
    }
    in.read(bytes, 0, (to - from) * Double.BYTES);
    for (int i = from, at = 0; i < to; i++, at += Double.BYTES) {
      values[i] = Double.longBitsToDouble((long) LittleEndian.LONGS.get(bytes, at));
    }
  }
}
