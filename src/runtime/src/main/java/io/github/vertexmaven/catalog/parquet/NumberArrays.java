package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Numbers and booleans, which are never objects. */
final class NumberArrays {

  private NumberArrays() {}

  /** No array of a dictionary is larger than the bytes that it is made from. */
  private static int checked(int count, ByteBuffer in) {
    if (count < 0 || count > in.remaining()) {
      throw new IllegalArgumentException("a dictionary of " + count);
    }
    return count;
  }

  /** Whole numbers. */
  static final class Longs implements CellArray {
    private final long[] cells;
    private final boolean wide;
    private final long mask;
    private long[] dictionary = {};

    Longs(PrimitiveType type, int rows) {
      cells = new long[rows];
      wide = type.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
      mask = UnsignedNumbers.mask(type.getLogicalTypeAnnotation());
    }

    @Override
    public void startDictionary(ByteBuffer in, int count) {
      dictionary = new long[checked(count, in)];
      read(in, dictionary, 0, count);
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      read(in, cells, at, count);
    }

    private void read(ByteBuffer in, long[] to, int at, int count) {
      if (wide) {
        in.asLongBuffer().get(to, at, count);
      } else {
        int from = in.position();
        for (int i = 0; i < count; i++) {
          to[at + i] = in.getInt(from + 4 * i);
        }
      }
      for (int i = at; mask != -1 && i < at + count; i++) {
        to[i] &= mask;
      }
    }

    @Override
    public void fromDictionary(int[] places, int at, int count) {
      for (int i = 0; i < count; i++) {
        cells[at + i] = dictionary[places[i]];
      }
    }

    @Override
    public void others(ValuesReader values, int at, int count) {
      for (int i = at; i < at + count; i++) {
        cells[i] = (wide ? values.readLong() : values.readInteger()) & mask;
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
    private double[] dictionary = {};

    Doubles(PrimitiveType type, int rows) {
      cells = new double[rows];
      wide = type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    }

    @Override
    public void startDictionary(ByteBuffer in, int count) {
      dictionary = new double[checked(count, in)];
      read(in, dictionary, 0, count);
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      read(in, cells, at, count);
    }

    private void read(ByteBuffer in, double[] to, int at, int count) {
      if (wide) {
        in.asDoubleBuffer().get(to, at, count);
        return;
      }
      int from = in.position();
      for (int i = 0; i < count; i++) {
        to[at + i] = in.getFloat(from + 4 * i);
      }
    }

    @Override
    public void fromDictionary(int[] places, int at, int count) {
      for (int i = 0; i < count; i++) {
        cells[at + i] = dictionary[places[i]];
      }
    }

    @Override
    public void others(ValuesReader values, int at, int count) {
      for (int i = at; i < at + count; i++) {
        cells[i] = wide ? values.readDouble() : values.readFloat();
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
    private final boolean[] cells;

    Booleans(int rows) {
      cells = new boolean[rows];
    }

    @Override
    public void startDictionary(ByteBuffer in, int count) {
      throw new IllegalStateException("a dictionary of booleans");
    }

    @Override
    public void plain(ByteBuffer in, int at, int count) {
      int from = in.position();
      for (int i = 0; i < count; i++) {
        cells[at + i] = (in.get(from + (i >> 3)) >> (i & 7) & 1) != 0;
      }
    }

    @Override
    public void fromDictionary(int[] places, int at, int count) {
      throw new IllegalStateException("a dictionary of booleans");
    }

    @Override
    public void others(ValuesReader values, int at, int count) {
      for (int i = at; i < at + count; i++) {
        cells[i] = values.readBoolean();
      }
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
