package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.util.BitSet;

/** Booleans, eight in a byte, the lowest bit first. */
final class BooleanWriting extends CellWriting {

  /** Rows that are looked at in one go, for the reason that {@link Stretches} gives. */
  private static final int STRETCH = 1 << 6;

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
  DictionaryPlaces places() {
    return null;
  }

  @Override
  void plain(int row, PlainBytes to) {
    throw new IllegalStateException("a dictionary of booleans");
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) {
    int count = to - from - nulls.get(from, to).cardinality();
    int bit = values.grow((count + 7) / 8) * 8;
    for (int row = from; row < to; row += STRETCH) {
      bit = bits(row, Math.min(to, row + STRETCH), nulls, values.bytes(), bit);
    }
    return to;
  }

  /** Puts the bits of some rows behind those that are there; returns where they end. */
  private int bits(int from, int to, BitSet nulls, byte[] bytes, int first) {
    int bit = first;
    boolean any = false;
    boolean all = true;
    for (int row = from; row < to; row++) {
      if (!nulls.get(row)) {
        boolean cell = cells[row];
        int before = (bit & 7) == 0 ? 0 : bytes[bit >> 3];
        bytes[bit >> 3] = (byte) (cell ? before | 1 << (bit & 7) : before);
        any |= cell;
        all &= cell;
        bit++;
      }
    }
    met |= any;
    unmet |= !all;
    return bit;
  }

  @Override
  void bound(Struct statistics) {
    if (met || unmet) {
      Bounds.set(
          statistics, new byte[] {(byte) (unmet ? 0 : 1)}, new byte[] {(byte) (met ? 1 : 0)}, true);
    }
  }
}
