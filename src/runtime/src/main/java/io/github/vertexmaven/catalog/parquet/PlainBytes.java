package io.github.vertexmaven.catalog.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A page in the making: values in plain form, one after the other, and what is put ahead of them
 * once they are known; the lowest byte of a number comes first.
 */
final class PlainBytes {

  private byte[] bytes = new byte[1 << 10];
  private ByteBuffer view = view();
  private int start;
  private int size;

  /** Begins another page, with so much room ahead of its values. */
  void clear(int ahead) {
    start = ahead;
    size = 0;
    grow(ahead);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the page begins. */
  int start() {
    return start;
  }

  /** How many bytes the page has. */
  int length() {
    return size - start;
  }

  /** Where the page ends. */
  int size() {
    return size;
  }

  /** Makes room for more bytes, and returns where they begin. */
  int grow(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, bytes.length * 2L)));
      view = view();
    }
    size = needed;
    return needed - more;
  }

  /** Takes back room that was not needed. */
  void shrink(int to) {
    size = to;
  }

  private ByteBuffer view() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void add(byte value) {
    int at = grow(1);
    bytes[at] = value;
  }

  /** The page alone. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, size);
  }

  void add(byte[] more) {
    int at = grow(more.length);
    System.arraycopy(more, 0, bytes, at, more.length);
  }

  void addLong(long value) {
    int at = grow(Long.BYTES);
    view.putLong(at, value);
  }

  void putInt(int at, int value) {
    view.putInt(at, value);
  }

  /** Puts these levels ahead of the page, behind their length. */
  void ahead(byte[] levels) {
    start -= levels.length;
    System.arraycopy(levels, 0, bytes, start, levels.length);
    start -= Integer.BYTES;
    putInt(start, levels.length);
  }
}
