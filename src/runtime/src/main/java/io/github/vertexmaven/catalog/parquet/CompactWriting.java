package io.github.vertexmaven.catalog.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what {@link CompactReading} reads; fields stand in the order of their numbers. */
final class CompactWriting {

  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CompactWriting() {}

  /** A structure as it stands in a file. */
  static byte[] bytes(Struct struct) {
    CompactWriting writing = new CompactWriting();
    writing.struct(struct);
    return writing.out.toByteArray();
  }

  private void struct(Struct struct) {
    int before = 0;
    for (int field = 0; field < struct.end(); field++) {
      Object value = struct.get(field);
      if (value != null) {
        header(field, field - before, type(value));
        if (!(value instanceof Boolean)) {
          value(value);
        }
        before = field;
      }
    }
    out.write(0);
  }

  private void header(int field, int step, int type) {
    if (step <= LONG_LIST) {
      out.write(step << 4 | type);
    } else {
      out.write(type);
      zigzag(field);
    }
  }

  private static int type(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 2;
    }
    if (value instanceof Integer) {
      return 5;
    }
    if (value instanceof Long) {
      return 6;
    }
    if (value instanceof List) {
      return 9;
    }
    return value instanceof Struct ? 12 : 8;
  }

  private void value(Object value) {
    if (value instanceof Number number) {
      zigzag(number.longValue());
    } else if (value instanceof Struct struct) {
      struct(struct);
    } else if (value instanceof List<?> list) {
      list(list);
    } else {
      bytes(value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value);
    }
  }

  /** All elements are of one type; where there are none, structures. */
  private void list(List<?> list) {
    int type = list.isEmpty() ? 12 : type(list.get(0));
    if (list.size() < LONG_LIST) {
      out.write(list.size() << 4 | type);
    } else {
      out.write(LONG_LIST << 4 | type);
      varint(list.size());
    }
    list.forEach(this::value);
  }

  private void bytes(byte[] bytes) {
    varint(bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  private void zigzag(long number) {
    varint(number << 1 ^ number >> 63);
  }

  private void varint(long number) {
    long left = number;
    while (left >>> 7 != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
