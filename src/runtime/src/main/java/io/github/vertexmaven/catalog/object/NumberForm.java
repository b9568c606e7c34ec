package io.github.vertexmaven.catalog.object;

import java.io.IOException;

/** Single doubles: those of at most two decimals in few bytes, all others in nine. */
final class NumberForm {

  private static final double HUNDRED = 100;
  private static final long LARGEST = 1L << 40;
  private static final int BITS = 1;

  private NumberForm() {}

  static void write(double value, ByteSink out) throws IOException {
    long whole = Math.round(value * HUNDRED);
    boolean same =
        Math.abs(whole) < LARGEST
            && Double.doubleToRawLongBits(whole / HUNDRED) == Double.doubleToRawLongBits(value);
    if (same) {
      out.writeSigned(whole << 1);
    } else {
      // The only odd number that is written: no whole number above is.
      out.writeSigned(BITS);
      out.writeLong(Double.doubleToRawLongBits(value));
    }
  }

  static double read(ByteSource in) throws IOException {
    long number = in.readSigned();
    return number == BITS ? Double.longBitsToDouble(in.readLong()) : (number >> 1) / HUNDRED;
  }
}
