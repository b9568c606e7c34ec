package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Whole numbers, each as its difference to the one before: in blocks, which begin with their
 * smallest difference, of smaller blocks, whose differences have the same number of bits
 * (DELTA_BINARY_PACKED on the page "Encodings" of the format's documentation).
 */
final class DeltaNumbers {

  /** Writers make blocks of some hundred, or of 2,048. */
  private static final int LARGEST_BLOCK = 1 << 14;

  private final ByteBuffer in;
  private int block;
  private int smallBlocks;

  private DeltaNumbers(ByteBuffer in) {
    this.in = in;
  }

  /**
   * Reads all numbers, and leaves the buffer behind them.
   *
   * @param most how many there can be
   * @throws IOException when they claim to be more, or more than their bytes can hold
   */
  static long[] read(ByteBuffer in, int most) throws IOException {
    return new DeltaNumbers(in).read(most);
  }

  private long[] read(int most) throws IOException {
    long block = varint();
    long smallBlocks = varint();
    long count = varint();
    if (block < 1 || block > LARGEST_BLOCK || smallBlocks < 1 || block % smallBlocks != 0) {
      throw new IOException("blocks of " + block + " numbers in " + smallBlocks + " parts");
    }
    this.block = (int) block;
    this.smallBlocks = (int) smallBlocks;
    long first = signed(varint());
    if (count < 0 || count > most || count > 1 + (long) in.remaining() * block) {
      throw new IOException(count + " numbers of at most " + most);
    }
    long[] numbers = new long[(int) count];
    if (count > 0) {
      numbers[0] = first;
      rest(numbers);
    }
    return numbers;
  }

  private void rest(long[] numbers) throws IOException {
    for (int at = 1; at < numbers.length; ) {
      long least = signed(varint());
      byte[] widths = new byte[smallBlocks];
      require(smallBlocks);
      in.get(widths);
      for (int i = 0; i < smallBlocks && at < numbers.length; i++) {
        int length = block / smallBlocks;
        int taken = Math.min(length, numbers.length - at);
        differences(numbers, at, taken, least, widths[i]);
        in.position((int) Math.min(in.limit(), in.position() + (long) length * widths[i] / 8));
        at += taken;
      }
    }
  }

  /** Adds up differences of so many bits, the lowest first. */
  private void differences(long[] numbers, int from, int count, long least, int width)
      throws IOException {
    if (width < 0 || width > Long.SIZE) {
      throw new IOException("differences of " + width + " bits");
    }
    require((int) (((long) count * width + 7) / 8));
    long start = in.position() * 8L;
    long before = numbers[from - 1];
    for (int i = 0; i < count; i++) {
      before += least + bits(start + (long) i * width, width);
      numbers[from + i] = before;
    }
  }

  private long bits(long from, int width) {
    int at = (int) (from >> 3);
    int skipped = (int) (from & 7);
    long value = 0;
    for (int there = -skipped; there < width; there += 8) {
      long next = in.get(at++) & 0xffL;
      value |= there < 0 ? next >> -there : next << there;
    }
    return width == Long.SIZE ? value : value & (1L << width) - 1;
  }

  private void require(int bytes) throws IOException {
    if (bytes > in.remaining()) {
      throw new EOFException();
    }
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(1);
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number without end");
  }

  /** Numbers near 0, of both signs, are written as small ones. */
  private static long signed(long zigzag) {
    return zigzag >>> 1 ^ -(zigzag & 1);
  }
}
