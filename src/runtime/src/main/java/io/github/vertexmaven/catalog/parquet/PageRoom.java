package io.github.vertexmaven.catalog.parquet;

/**
 * Memory for one page at a time, packed and unpacked, which the next one takes too: memory that is
 * touched for the first time costs more than what is done with most pages.
 */
final class PageRoom {

  private byte[] packed = {};
  private byte[] unpacked = {};

  /** Room for a packed page, or more. */
  byte[] packed(int length) {
    if (packed.length < length) {
      packed = new byte[withMargin(length)];
    }
    return packed;
  }

  /** Room for an unpacked page, or more. */
  byte[] unpacked(int size) {
    if (unpacked.length < size) {
      unpacked = new byte[withMargin(size)];
    }
    return unpacked;
  }

  /** Pages of a column are of nearly the same size. */
  private static int withMargin(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8, length + length / 8L);
  }
}
