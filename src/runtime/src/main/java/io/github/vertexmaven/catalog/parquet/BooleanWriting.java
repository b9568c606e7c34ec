package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.util.BitSet;

/** Booleans, eight in a byte, the lowest bit first. */
final class BooleanWriting extends CellWriting<Boolean> {

  private final boolean[] cells;
  private boolean met;
  private boolean unmet;

  BooleanWriting(Column column) {
    super(column, PhysicalTypes.BOOLEAN);
    cells = column.booleans();
  }

  @Override
  void reset() {
    met = false;
    unmet = false;
  }

  @Override
  boolean mayRepeat() {
    return false;
  }

  @Override
  Boolean value(int row) {
    return cells[row];
  }

  @Override
  int size(Boolean value) {
    return 1;
  }

  @Override
  void plain(Boolean value, int row, PlainBytes to) {
    throw new IllegalStateException("a dictionary of booleans");
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) {
    int count = 0;
    for (int row = nulls.nextClearBit(from); row < to; row = nulls.nextClearBit(row + 1)) {
      int bit = count++ % 8;
      if (bit == 0) {
        values.add((byte) 0);
      }
      values.bytes()[values.size() - 1] |= (byte) (cells[row] ? 1 << bit : 0);
      met |= cells[row];
      unmet |= !cells[row];
    }
    return to;
  }

  @Override
  void bound(Struct statistics) {
    if (met || unmet) {
      Bounds.set(
          statistics, new byte[] {(byte) (unmet ? 0 : 1)}, new byte[] {(byte) (met ? 1 : 0)}, true);
    }
  }
}
