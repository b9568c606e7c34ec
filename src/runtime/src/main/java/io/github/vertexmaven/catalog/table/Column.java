package io.github.vertexmaven.catalog.table;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A named column. Numbers and booleans lie in a primitive array beside a set of null rows, so that
 * a large table costs little; other cells are objects.
 */
public final class Column {

  /** Rows that are boxed in one go: the machine compiles short methods early, and once. */
  private static final int STRETCH = 1 << 6;

  private final String name;
  private final ColumnType type;
  private final Object cells;
  private final BitSet nulls;
  private final int size;

  private Column(String name, ColumnType type, Object cells, int size, BitSet nulls) {
    this.name = name;
    this.type = type;
    this.cells = cells;
    this.size = size;
    this.nulls = nulls;
  }

  /** Takes over the array; a null row's number means nothing. */
  public static Column ofLongs(String name, long[] cells, BitSet nulls) {
    return new Column(name, ColumnType.LONG, cells, cells.length, nulls);
  }

  /** Takes over the array; a null row's number means nothing. */
  public static Column ofDoubles(String name, double[] cells, BitSet nulls) {
    return new Column(name, ColumnType.DOUBLE, cells, cells.length, nulls);
  }

  /** Takes over the array; a null row's boolean means nothing. */
  public static Column ofBooleans(String name, boolean[] cells, BitSet nulls) {
    return new Column(name, ColumnType.BOOLEAN, cells, cells.length, nulls);
  }

  /** Takes over the array of texts and nulls. */
  public static Column ofStrings(String name, Object[] cells) {
    return new Column(name, ColumnType.STRING, cells, cells.length, new BitSet());
  }

  /**
   * Takes over the array: a column whose type follows from its cells: whole numbers of any size are
   * long, floats and doubles are double, and a mixture is {@link ColumnType#OTHER}.
   */
  public static Column of(String name, Object[] cells) {
    return switch (commonType(cells)) {
      case BOOLEAN -> booleans(name, cells);
      case LONG -> longs(name, cells);
      case DOUBLE -> doubles(name, cells);
      case STRING -> new Column(name, ColumnType.STRING, cells, cells.length, new BitSet());
      case DATE, OTHER -> new Column(name, ColumnType.OTHER, cells, cells.length, new BitSet());
    };
  }

  private static ColumnType commonType(Object[] cells) {
    ColumnType common = null;
    Class<?> before = null;
    for (Object cell : cells) {
      if (cell != null && cell.getClass() != before) {
        before = cell.getClass();
        ColumnType type = typeOf(cell);
        if (common != null && common != type) {
          return ColumnType.OTHER;
        }
        common = type;
      }
    }
    return common == null ? ColumnType.STRING : common;
  }

  private static ColumnType typeOf(Object cell) {
    if (cell instanceof String) {
      return ColumnType.STRING;
    }
    if (cell instanceof Double || cell instanceof Float) {
      return ColumnType.DOUBLE;
    }
    if (cell instanceof Long
        || cell instanceof Integer
        || cell instanceof Short
        || cell instanceof Byte) {
      return ColumnType.LONG;
    }
    return cell instanceof Boolean ? ColumnType.BOOLEAN : ColumnType.OTHER;
  }

  private static Column booleans(String name, Object[] cells) {
    boolean[] values = new boolean[cells.length];
    BitSet nulls = new BitSet(cells.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null) {
        nulls.set(i);
      } else {
        values[i] = (Boolean) cells[i];
      }
    }
    return ofBooleans(name, values, nulls);
  }

  private static Column longs(String name, Object[] cells) {
    long[] values = new long[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i] == null ? 0 : ((Number) cells[i]).longValue();
    }
    return ofLongs(name, values, nulls(cells));
  }

  private static Column doubles(String name, Object[] cells) {
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i] == null ? 0 : ((Number) cells[i]).doubleValue();
    }
    return ofDoubles(name, values, nulls(cells));
  }

  private static BitSet nulls(Object[] cells) {
    BitSet nulls = new BitSet(cells.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null) {
        nulls.set(i);
      }
    }
    return nulls;
  }

  /** The column's name. */
  public String name() {
    return name;
  }

  /** What its cells are. */
  public ColumnType type() {
    return type;
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  /** Whether the primitive array is the whole truth: no row is null. */
  public boolean isPrimitive() {
    return nulls.isEmpty() && !(cells instanceof Object[]);
  }

  /** Whether a row's cell is empty. */
  public boolean isNull(int row) {
    return cells instanceof Object[] objects ? objects[row] == null : nulls.get(row);
  }

  /** The rows whose cells are empty. */
  public BitSet nulls() {
    return cells instanceof Object[] objects ? nulls(objects) : (BitSet) nulls.clone();
  }

  /** The array behind a column of longs. */
  public long[] longs() {
    return (long[]) cells;
  }

  /** The array behind a column of doubles. */
  public double[] doubles() {
    return (double[]) cells;
  }

  /** The array behind a column of booleans. */
  public boolean[] booleans() {
    return (boolean[]) cells;
  }

  /** The array behind a column of texts or other objects. */
  public Object[] objects() {
    return (Object[]) cells;
  }

  /** A cell as Long, Double, Boolean, String or another object; null when it is empty. */
  public Object get(int row) {
    if (cells instanceof Object[] objects) {
      return objects[row];
    }
    if (nulls.get(row)) {
      return null;
    }
    return switch (type) {
      case LONG -> (Object) longs()[row];
      case DOUBLE -> (Object) doubles()[row];
      default -> booleans()[row];
    };
  }

  /** All cells, boxed. */
  public Object[] boxed() {
    if (cells instanceof Object[] objects) {
      return Arrays.copyOf(objects, size, Object[].class);
    }
    Object[] boxed = new Object[size];
    for (int row = 0; row < size; row += STRETCH) {
      int end = Math.min(size, row + STRETCH);
      switch (type) {
        case LONG -> box(longs(), row, end, boxed);
        case DOUBLE -> box(doubles(), row, end, boxed);
        default -> box(booleans(), row, end, boxed);
      }
    }
    for (int row = nulls.nextSetBit(0); row >= 0; row = nulls.nextSetBit(row + 1)) {
      boxed[row] = null;
    }
    return boxed;
  }

  /** The same, from who needs the column no more: its own array where that is one of objects. */
  public Object[] handedOver() {
    return cells.getClass() == Object[].class ? objects() : boxed();
  }

  private static void box(long[] cells, int from, int end, Object[] to) {
    for (int row = from; row < end; row++) {
      to[row] = cells[row];
    }
  }

  private static void box(double[] cells, int from, int end, Object[] to) {
    for (int row = from; row < end; row++) {
      to[row] = cells[row];
    }
  }

  private static void box(boolean[] cells, int from, int end, Object[] to) {
    for (int row = from; row < end; row++) {
      to[row] = cells[row];
    }
  }
}
