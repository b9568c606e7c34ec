package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Numbers and booleans, which are never objects. */
final class NumberArrays {

  private NumberArrays() {}

  /** Whole numbers. */
  static final class Longs implements CellArray {
    private final long[] cells;
    private final boolean wide;
    private final long mask;

    Longs(PrimitiveType type, int rows) {
      this(
          type.getPrimitiveTypeName() == PrimitiveTypeName.INT64,
          UnsignedNumbers.mask(type.getLogicalTypeAnnotation()),
          rows);
    }

    private Longs(boolean wide, long mask, int length) {
      this.cells = new long[length];
      this.wide = wide;
      this.mask = mask;
    }

    @Override
    public CellArray sized(int length) {
      return new Longs(wide, mask, length);
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      if (wide) {
        in.asLongBuffer().get(cells, at, count);
      } else {
        int from = in.position();
        for (int i = 0; i < count; i++) {
          cells[at + i] = in.getInt(from + 4 * i);
        }
      }
      for (int i = at; mask != -1 && i < at + count; i++) {
        cells[i] &= mask;
      }
    }

    @Override
    public void take(CellArray dictionary, int[] places, int at, int count) {
      long[] known = ((Longs) dictionary).cells;
      for (int i = 0; i < count; i++) {
        cells[at + i] = known[places[i]];
      }
    }

    @Override
    public Object array() {
      return cells;
    }

    @Override
    public void empty(int at) {
      cells[at] = 0;
    }

    @Override
    public Column column(String name, BitSet nulls) {
      return Column.ofLongs(name, cells, nulls);
    }
  }

  /** Numbers with a point. */
  static final class Doubles implements CellArray {
    private final double[] cells;
    private final boolean wide;

    Doubles(PrimitiveType type, int rows) {
      this(type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE, rows);
    }

    private Doubles(boolean wide, int length) {
      this.cells = new double[length];
      this.wide = wide;
    }

    @Override
    public CellArray sized(int length) {
      return new Doubles(wide, length);
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      if (wide) {
        in.asDoubleBuffer().get(cells, at, count);
        return;
      }
      int from = in.position();
      for (int i = 0; i < count; i++) {
        cells[at + i] = in.getFloat(from + 4 * i);
      }
    }

    @Override
    public void take(CellArray dictionary, int[] places, int at, int count) {
      double[] known = ((Doubles) dictionary).cells;
      for (int i = 0; i < count; i++) {
        cells[at + i] = known[places[i]];
      }
    }

    @Override
    public Object array() {
      return cells;
    }

    @Override
    public void empty(int at) {
      cells[at] = 0;
    }

    @Override
    public Column column(String name, BitSet nulls) {
      return Column.ofDoubles(name, cells, nulls);
    }
  }

  /** Booleans, eight in a byte, the lowest bit first. */
  static final class Booleans implements CellArray {

    /** Cells that are looked at in one go, for the reason that {@link Stretches} gives. */
    private static final int STRETCH = 1 << 6;

    private final boolean[] cells;

    Booleans(int rows) {
      cells = new boolean[rows];
    }

    @Override
    public CellArray sized(int length) {
      throw new IllegalStateException("a dictionary of booleans");
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      byte[] bytes = in.array();
      int from = in.arrayOffset() + in.position();
      if (count > in.remaining() * 8L) {
        throw new BufferUnderflowException();
      }
      for (int i = 0; i < count; i += STRETCH) {
        some(bytes, from + i / 8, at + i, Math.min(STRETCH, count - i));
      }
    }

    private void some(byte[] bytes, int from, int at, int count) {
      for (int i = 0; i < count; i++) {
        cells[at + i] = (bytes[from + (i >> 3)] >> (i & 7) & 1) != 0;
      }
    }

    @Override
    public void take(CellArray dictionary, int[] places, int at, int count) {
      throw new IllegalStateException("a dictionary of booleans");
    }

    @Override
    public Object array() {
      return cells;
    }

    @Override
    public void empty(int at) {
      cells[at] = false;
    }

    @Override
    public Column column(String name, BitSet nulls) {
      return Column.ofBooleans(name, cells, nulls);
    }
  }
}
