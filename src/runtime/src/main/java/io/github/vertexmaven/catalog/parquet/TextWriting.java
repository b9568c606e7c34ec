package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.Arrays;
import java.util.BitSet;

/** Texts in UTF-8, each behind its length; half of a character is refused. */
final class TextWriting extends CellWriting {

  private static final int PAGE_BYTES = 1 << 20;

  /** The texts; null where a cell is empty. */
  private final Object[] texts;

  private byte[] least;
  private byte[] greatest;

  /** The first byte of the least text, and of the greatest. */
  private int low;

  private int high;

  TextWriting(Column column) {
    super(column, PhysicalTypes.BYTES);
    texts = column.objects();
  }

  @Override
  void reset() {
    least = null;
    greatest = null;
    low = Integer.MAX_VALUE;
    high = Integer.MIN_VALUE;
  }

  private String text(int row) {
    return (String) texts[row];
  }

  @Override
  DictionaryPlaces places() {
    return new DictionaryPlaces() {
      @Override
      int slot(int row, int[] in) {
        String text = text(row);
        int slot = start(text.hashCode(), in);
        while (in[slot] != 0) {
          String known = text(row(in[slot] - 1));
          if (known == text || known.equals(text)) {
            return slot;
          }
          slot = slot + 1 & in.length - 1;
        }
        return slot;
      }

      @Override
      int bytes(int row) {
        return Integer.BYTES + text(row).length();
      }
    };
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) throws BadData {
    Stretches stretches = new Stretches(nulls, from, to);
    while (stretches.next()) {
      for (int row = stretches.from(); row < stretches.end(); ) {
        if (values.length() >= PAGE_BYTES) {
          return row;
        }
        row = some(row, stretches.end(), values);
      }
    }
    return to;
  }

  @Override
  void plain(int row, PlainBytes to) throws BadData {
    some(row, row + 1, to);
  }

  /** Adds texts, at least one; returns the row behind. */
  private int some(int from, int to, PlainBytes values) throws BadData {
    int end = from;
    long room = 0;
    while (end < to && room < PAGE_BYTES) {
      room += Integer.BYTES + UnicodeText.LONGEST * (long) text(end++).length();
    }
    int at = values.grow(Math.toIntExact(room));
    values.shrink(put(from, end, values.bytes(), at));
    return end;
  }

  private int put(int from, int to, byte[] bytes, int first) throws BadData {
    int at = first;
    for (int row = from; row < to; row++) {
      int start = at + Integer.BYTES;
      int end = UnicodeText.encode(text(row), bytes, start);
      if (end < 0) {
        throw new BadData(UnicodeText.problem(row, column.name()));
      }
      length(end - start, bytes, at);
      meet(bytes, start, end);
      at = end;
    }
    return at;
  }

  private static void length(int length, byte[] bytes, int at) {
    bytes[at] = (byte) length;
    bytes[at + 1] = (byte) (length >> 8);
    bytes[at + 2] = (byte) (length >> 16);
    bytes[at + 3] = (byte) (length >> 24);
  }

  /** Most texts lie between the two by their first byte. */
  private void meet(byte[] bytes, int from, int to) {
    int first = from < to ? bytes[from] & 0xff : -1;
    if (first <= low && (least == null || compare(bytes, from, to, least) < 0)) {
      least = Arrays.copyOfRange(bytes, from, to);
      low = first;
    }
    if (first >= high && (greatest == null || compare(bytes, from, to, greatest) > 0)) {
      greatest = Arrays.copyOfRange(bytes, from, to);
      high = first;
    }
  }

  /** As the library does it, which is quicker for long texts alone. */
  private static int compare(byte[] bytes, int from, int to, byte[] with) {
    int length = Math.min(to - from, with.length);
    for (int i = 0; i < length; i++) {
      int difference = (bytes[from + i] & 0xff) - (with[i] & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return to - from - with.length;
  }

  @Override
  void bound(Struct statistics) {
    if (least != null) {
      Bounds.set(statistics, least, greatest, false);
    }
  }
}
