package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The other side of {@link ByteSink}. */
final class ByteSource {

  private static final int SIZE = 1 << 16;

  private final InputStream in;
  private final long size;
  private final byte[] buffer = new byte[SIZE];
  private int at;
  private int end;

  /**
   * Reads from the stream's current position.
   *
   * @param size how many bytes there are: no array can be longer
   */
  ByteSource(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  private void need(int bytes) throws IOException {
    if (end - at < bytes) {
      fill(bytes);
    }
  }

  private void fill(int bytes) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end < bytes) {
      int count = in.read(buffer, end, SIZE - end);
      if (count < 0) {
        throw new EOFException();
      }
      end += count;
    }
  }

  int readByte() throws IOException {
    need(1);
    return buffer[at++] & 0xFF;
  }

  int readInt() throws IOException {
    need(Integer.BYTES);
    int value = (int) LittleEndian.INTS.get(buffer, at);
    at += Integer.BYTES;
    return value;
  }

  long readLong() throws IOException {
    need(Long.BYTES);
    long value = (long) LittleEndian.LONGS.get(buffer, at);
    at += Long.BYTES;
    return value;
  }

  long readCount() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      long next = readByte();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    return value;
  }

  long readSigned() throws IOException {
    long value = readCount();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number of things that take at least so many eighths of a byte each. */
  int readLength(int bitsEach) throws IOException, BadData {
    long length = readCount();
    if (length < 0 || length > Integer.MAX_VALUE - 8 || length * bitsEach / 8 > size) {
      throw DamagedFile.problem();
    }
    return (int) length;
  }

  /** Refuses a length that the file cannot have, before memory is asked for. */
  void requireLeft(int bytes) throws BadData {
    if (bytes > size) {
      throw DamagedFile.problem();
    }
  }

  void read(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      need(1);
      int count = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, bytes, from + done, count);
      at += count;
      done += count;
    }
  }

  /** A text of so many characters, each of one byte. */
  String readAscii(int length) throws IOException {
    if (length > SIZE) {
      byte[] bytes = new byte[length];
      read(bytes, 0, length);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    need(length);
    String text = new String(buffer, at, length, StandardCharsets.ISO_8859_1);
    at += length;
    return text;
  }
}
