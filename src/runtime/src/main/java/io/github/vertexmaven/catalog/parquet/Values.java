package io.github.vertexmaven.catalog.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Values in plain form, one after the other; the lowest byte of a number comes first. */
final class Values {

  private byte[] bytes = new byte[1 << 10];
  private ByteBuffer view = view();
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Makes room for more bytes, and returns where they begin. */
  int grow(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
      view = view();
    }
    size += more;
    return size - more;
  }

  /** Takes back room that was not needed. */
  void shrink(int to) {
    size = to;
  }

  private ByteBuffer view() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void addLong(long value) {
    int at = grow(Long.BYTES);
    view.putLong(at, value);
  }

  void putInt(int at, int value) {
    view.putInt(at, value);
  }
}
