package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads structures in the compact protocol of Apache Thrift, as its specification has it. The
 * library's classes for them are some hundred, and loading these takes longer than most files do;
 * here, too, nothing is made room for that cannot be there.
 */
final class CompactReading {

  /** The format's own structures have six levels. */
  private static final int DEEPEST = 64;

  /** What a list gets room for before its elements are there. */
  private static final int MANY = 1024;

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int SHORT = 4;
  private static final int INT = 5;
  private static final int LONG = 6;
  private static final int DOUBLE = 7;
  private static final int BYTES = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int UUID = 13;

  /** Fields beyond it are of no version of the format. */
  private static final int LAST_FIELD = 64;

  private final byte[] bytes;
  private final int end;
  private int position;

  CompactReading(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  /** Where what was read ends. */
  int position() {
    return position;
  }

  /**
   * Reads a structure.
   *
   * @throws EOFException when the bytes end within it
   * @throws IOException when they are no structure
   */
  Struct read() throws IOException {
    return struct(0);
  }

  private Struct struct(int depth) throws IOException {
    Struct struct = new Struct();
    int field = 0;
    for (int header = next(); header != 0; header = next()) {
      int step = header >> 4;
      field = step == 0 ? (int) zigzag() : field + step;
      int type = header & 0xf;
      Object value = type == TRUE || type == FALSE ? (Object) (type == TRUE) : value(type, depth);
      if (field >= 0 && field < LAST_FIELD) {
        struct.set(field, value);
      }
    }
    return struct;
  }

  private Object value(int type, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("too deep");
    }
    switch (type) {
      case TRUE, FALSE -> {
        // In lists; two programs write 0 for false there.
        return next() == TRUE;
      }
      case BYTE -> {
        return (int) (byte) next();
      }
      case SHORT, INT -> {
        return (int) zigzag();
      }
      case LONG -> {
        return zigzag();
      }
      case DOUBLE -> {
        return bytes(Double.BYTES);
      }
      case BYTES -> {
        return bytes(size());
      }
      case LIST, SET -> {
        return list(depth);
      }
      case MAP -> {
        return map(depth);
      }
      case STRUCT -> {
        return struct(depth + 1);
      }
      case UUID -> {
        return bytes(2 * Long.BYTES);
      }
      default -> throw new IOException("type " + type);
    }
  }

  private List<Object> list(int depth) throws IOException {
    int header = next();
    int size = header >> 4;
    return elements(header & 0xf, size == 0xf ? size() : size, depth);
  }

  /** Each element takes a byte at least; lists in lists may all claim the same ones. */
  private List<Object> elements(int type, int size, int depth) throws IOException {
    require(size);
    if (size == 0) {
      return List.of();
    }
    List<Object> elements = new ArrayList<>(Math.min(size, MANY));
    for (int i = 0; i < size; i++) {
      elements.add(value(type, depth + 1));
    }
    return elements;
  }

  /** Nothing that is read here has one: it is passed over. */
  private Object map(int depth) throws IOException {
    int size = size();
    require(size);
    int types = size == 0 ? 0 : next();
    for (int i = 0; i < size; i++) {
      value(types >> 4, depth + 1);
      value(types & 0xf, depth + 1);
    }
    return null;
  }

  private byte[] bytes(int length) throws IOException {
    require(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private int size() throws IOException {
    long size = varint();
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw new IOException("a size of " + size);
    }
    return (int) size;
  }

  private void require(int count) throws EOFException {
    if (count > end - position) {
      throw new EOFException();
    }
  }

  private long zigzag() throws IOException {
    long number = varint();
    return number >>> 1 ^ -(number & 1);
  }

  private long varint() throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = next();
      number |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return number;
      }
    }
    throw new IOException("a number without end");
  }

  private int next() throws EOFException {
    require(1);
    return bytes[position++] & 0xff;
  }
}
