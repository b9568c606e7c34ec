package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** Whole numbers and doubles, both as their 64 bits. */
final class NumberWriting extends CellWriting<Long> {

  private final long[] longs;
  private final double[] doubles;
  private long least;
  private long greatest;
  private double lowest;
  private double highest;
  private boolean some;

  NumberWriting(Column column) {
    super(column, column.type() == ColumnType.LONG ? PhysicalTypes.INT64 : PhysicalTypes.DOUBLE);
    longs = column.type() == ColumnType.LONG ? column.longs() : null;
    doubles = longs == null ? column.doubles() : null;
  }

  @Override
  void reset() {
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
    some = false;
  }

  @Override
  boolean mayRepeat() {
    return true;
  }

  @Override
  Long value(int row) {
    return longs == null ? Double.doubleToRawLongBits(doubles[row]) : longs[row];
  }

  @Override
  int size(Long value) {
    return Long.BYTES;
  }

  @Override
  void plain(Long value, int row, PlainBytes to) {
    to.addLong(value);
    if (longs == null) {
      meetDoubles(row, row + 1);
    } else {
      meetLongs(row, row + 1);
    }
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) {
    for (int row = from; row < to; ) {
      int empty = nulls.nextSetBit(row);
      int end = empty < 0 ? to : Math.min(to, empty);
      if (end > row) {
        int at = values.grow((end - row) * Long.BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(values.bytes(), at, (end - row) * Long.BYTES);
        put(bytes.order(ByteOrder.LITTLE_ENDIAN), row, end);
      }
      row = end == to ? to : nulls.nextClearBit(end);
    }
    return to;
  }

  private void put(ByteBuffer bytes, int from, int to) {
    if (longs == null) {
      bytes.asDoubleBuffer().put(doubles, from, to - from);
    } else {
      bytes.asLongBuffer().put(longs, from, to - from);
    }
    if (longs == null) {
      meetDoubles(from, to);
    } else {
      meetLongs(from, to);
    }
  }

  private void meetDoubles(int from, int to) {
    double low = lowest;
    double high = highest;
    for (int row = from; row < to; row++) {
      low = Math.min(low, doubles[row]);
      high = Math.max(high, doubles[row]);
    }
    lowest = low;
    highest = high;
    some = true;
  }

  private void meetLongs(int from, int to) {
    long low = least;
    long high = greatest;
    for (int row = from; row < to; row++) {
      low = Math.min(low, longs[row]);
      high = Math.max(high, longs[row]);
    }
    least = low;
    greatest = high;
    some = true;
  }

  /** Where there is not-a-number, nothing is said. */
  @Override
  void bound(Struct statistics) {
    if (some && longs != null) {
      Bounds.set(statistics, bytes(least), bytes(greatest), true);
    } else if (some && !Double.isNaN(lowest)) {
      // Readers must not miss the other zero.
      double low = lowest == 0 ? -0.0 : lowest;
      double high = highest == 0 ? 0.0 : highest;
      Bounds.set(
          statistics,
          bytes(Double.doubleToRawLongBits(low)),
          bytes(Double.doubleToRawLongBits(high)),
          true);
    }
  }

  private static byte[] bytes(long bits) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(bits).array();
  }
}
