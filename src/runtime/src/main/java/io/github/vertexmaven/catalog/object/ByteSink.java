package io.github.vertexmaven.catalog.object;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** A buffer before a stream, which keeps a checksum of all that goes through it. */
final class ByteSink {

  private static final int SIZE = 1 << 16;

  /** The most that is written without asking for room again. */
  static final int ROOM = 1 << 13;

  private final OutputStream out;
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[SIZE];
  private int end;

  ByteSink(OutputStream out) {
    this.out = out;
  }

  private void room(int bytes) throws IOException {
    if (SIZE - end < bytes) {
      flush();
    }
  }

  void flush() throws IOException {
    checksum.update(buffer, 0, end);
    out.write(buffer, 0, end);
    end = 0;
  }

  long checksum() {
    return checksum.getValue();
  }

  void writeByte(int value) throws IOException {
    room(1);
    buffer[end++] = (byte) value;
  }

  /** Four bytes. */
  void writeInt(int value) throws IOException {
    room(Integer.BYTES);
    LittleEndian.INTS.set(buffer, end, value);
    end += Integer.BYTES;
  }

  /** Eight bytes. */
  void writeLong(long value) throws IOException {
    room(Long.BYTES);
    LittleEndian.LONGS.set(buffer, end, value);
    end += Long.BYTES;
  }

  /** One to ten bytes, fewer for a small number. */
  void writeCount(long value) throws IOException {
    room(10);
    int at = end;
    long left = value;
    while ((left & ~0x7FL) != 0) {
      buffer[at++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    buffer[at++] = (byte) left;
    end = at;
  }

  /** One to ten bytes, fewer for a number near zero. */
  void writeSigned(long value) throws IOException {
    writeCount((value << 1) ^ (value >> 63));
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      room(1);
      int count = Math.min(left, SIZE - end);
      System.arraycopy(bytes, at, buffer, end, count);
      end += count;
      at += count;
      left -= count;
    }
  }

  /**
   * The low byte of each character, for a text that is known to be short.
   *
   * @param length at most {@link #ROOM}
   */
  @SuppressWarnings("deprecation")
  void writeAscii(String text, int length) throws IOException {
    room(length);
    // Deprecated for whoever takes it for an encoding; here every character is below 128.
    text.getBytes(0, length, buffer, end);
    end += length;
  }
}
