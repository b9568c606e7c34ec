package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.Arrays;
import java.util.BitSet;

/** Texts in UTF-8, each behind its length; half of a character is refused. */
final class TextWriting extends CellWriting<String> {

  private static final int PAGE_BYTES = 1 << 20;

  private byte[] least;
  private byte[] greatest;

  TextWriting(Column column) {
    super(column, PhysicalTypes.BYTES);
  }

  @Override
  void reset() {
    least = null;
    greatest = null;
  }

  @Override
  boolean mayRepeat() {
    return true;
  }

  @Override
  String value(int row) {
    return (String) column.get(row);
  }

  @Override
  int size(String value) {
    return Integer.BYTES + value.length();
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) throws BadData {
    for (int row = from; row < to; row++) {
      if (!nulls.get(row)) {
        plain(value(row), row, values);
        if (values.length() >= PAGE_BYTES) {
          return row + 1;
        }
      }
    }
    return to;
  }

  @Override
  void plain(String value, int row, PlainBytes to) throws BadData {
    int at = to.grow(Integer.BYTES);
    int end = UnicodeText.encode(value, to);
    if (end < 0) {
      throw new BadData(UnicodeText.problem(row, column.name()));
    }
    to.putInt(at, end - at - Integer.BYTES);
    meet(to.bytes(), at + Integer.BYTES, end);
  }

  private void meet(byte[] bytes, int from, int to) {
    if (least == null || compare(bytes, from, to, least) < 0) {
      least = Arrays.copyOfRange(bytes, from, to);
    }
    if (greatest == null || compare(bytes, from, to, greatest) > 0) {
      greatest = Arrays.copyOfRange(bytes, from, to);
    }
  }

  private static int compare(byte[] bytes, int from, int to, byte[] with) {
    return Arrays.compareUnsigned(bytes, from, to, with, 0, with.length);
  }

  @Override
  void bound(Struct statistics) {
    if (least != null) {
      Bounds.set(statistics, least, greatest, false);
    }
  }
}
