package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** Whole numbers and doubles, both as their 64 bits. */
final class NumberWriting extends CellWriting {

  private final long[] longs;
  private final double[] doubles;
  private long least;
  private long greatest;
  private double lowest;
  private double highest;
  private boolean some;
  private boolean unordered;

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
    unordered = false;
  }

  private long bits(int row) {
    return longs == null ? Double.doubleToRawLongBits(doubles[row]) : longs[row];
  }

  /** Doubles are the same when all their bits are. */
  @Override
  DictionaryPlaces places() {
    return new DictionaryPlaces() {
      @Override
      int slot(int row, int[] in) {
        long bits = bits(row);
        int slot = start((int) (bits ^ bits >>> 32), in);
        while (in[slot] != 0 && bits(row(in[slot] - 1)) != bits) {
          slot = slot + 1 & in.length - 1;
        }
        return slot;
      }

      @Override
      int bytes(int row) {
        return Long.BYTES;
      }
    };
  }

  @Override
  void plain(int row, PlainBytes to) {
    to.addLong(bits(row));
    if (longs == null) {
      meetDoubles(row, row + 1);
    } else {
      meetLongs(row, row + 1);
    }
  }

  @Override
  int plain(int from, int to, BitSet nulls, PlainBytes values) {
    for (int row = nulls.nextClearBit(from); row < to; ) {
      int empty = nulls.nextSetBit(row);
      int end = empty < 0 ? to : Math.min(to, empty);
      int at = values.grow((end - row) * Long.BYTES);
      ByteBuffer bytes = ByteBuffer.wrap(values.bytes(), at, (end - row) * Long.BYTES);
      put(bytes.order(ByteOrder.LITTLE_ENDIAN), row, end);
      row = end == to ? to : nulls.nextClearBit(end);
    }
    Stretches stretches = new Stretches(nulls, from, to);
    while (stretches.next()) {
      if (longs == null) {
        meetDoubles(stretches.from(), stretches.end());
      } else {
        meetLongs(stretches.from(), stretches.end());
      }
    }
    return to;
  }

  private void put(ByteBuffer bytes, int from, int to) {
    if (longs == null) {
      bytes.asDoubleBuffer().put(doubles, from, to - from);
    } else {
      bytes.asLongBuffer().put(longs, from, to - from);
    }
  }

  private void meetDoubles(int from, int to) {
    double low = lowest;
    double high = highest;
    boolean not = false;
    for (int row = from; row < to; row++) {
      double number = doubles[row];
      low = number < low ? number : low;
      high = number > high ? number : high;
      not |= number != number;
    }
    lowest = low;
    highest = high;
    unordered |= not;
    some = true;
  }

  private void meetLongs(int from, int to) {
    long low = least;
    long high = greatest;
    for (int row = from; row < to; row++) {
      long number = longs[row];
      low = number < low ? number : low;
      high = number > high ? number : high;
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
    } else if (some && !unordered) {
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
