package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The cells of a column that is not nested, taken value by value from the library's column reader;
 * numbers and booleans are never objects.
 */
abstract class FlatColumn {

  private final String name;
  private final int nullLevel;
  private int row;

  private FlatColumn(PrimitiveType type) {
    this.name = type.getName();
    this.nullLevel = type.isRepetition(PrimitiveType.Repetition.OPTIONAL) ? 0 : -1;
  }

  /**
   * A column with room for all rows.
   *
   * @param boxed whether cells must be objects of the exact type that the file has
   * @throws BadData when the type cannot be read here
   */
  static FlatColumn of(PrimitiveType type, int rows, boolean boxed) throws BadData {
    UnaryOperator<Object> meaning = CellMeaning.of(type);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (boxed) {
      return new Objects(type, rows, meaning);
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> new Booleans(type, rows);
      case FLOAT, DOUBLE -> new Doubles(type, rows);
      case INT32, INT64 ->
          isWhole(logical) ? new Longs(type, rows, logical) : new Objects(type, rows, meaning);
      default -> new Objects(type, rows, meaning);
    };
  }

  private static boolean isWhole(LogicalTypeAnnotation logical) {
    return logical == null
        || logical instanceof IntLogicalTypeAnnotation && !UnsignedNumbers.areLarge(logical);
  }

  /** Takes the values of a row group, one for each of its rows. */
  void take(ColumnReader values, long rows) {
    for (long i = 0; i < rows; i++) {
      if (values.getCurrentDefinitionLevel() == nullLevel) {
        setNull(row++);
      } else {
        set(row++, values);
      }
      values.consume();
    }
  }

  abstract void set(int at, ColumnReader values);

  abstract void setNull(int at);

  abstract Column column();

  private static final class Longs extends FlatColumn {
    private final long[] cells;
    private final BitSet nulls = new BitSet();
    private final boolean wide;
    private final long mask;

    Longs(PrimitiveType type, int rows, LogicalTypeAnnotation logical) {
      super(type);
      cells = new long[rows];
      wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
      mask = UnsignedNumbers.mask(logical);
    }

    @Override
    void set(int at, ColumnReader values) {
      cells[at] = (wide ? values.getLong() : values.getInteger()) & mask;
    }

    @Override
    void setNull(int at) {
      nulls.set(at);
    }

    @Override
    Column column() {
      return Column.ofLongs(super.name, cells, nulls);
    }
  }

  private static final class Doubles extends FlatColumn {
    private final double[] cells;
    private final BitSet nulls = new BitSet();
    private final boolean wide;

    Doubles(PrimitiveType type, int rows) {
      super(type);
      cells = new double[rows];
      wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.DOUBLE;
    }

    @Override
    void set(int at, ColumnReader values) {
      cells[at] = wide ? values.getDouble() : values.getFloat();
    }

    @Override
    void setNull(int at) {
      nulls.set(at);
    }

    @Override
    Column column() {
      return Column.ofDoubles(super.name, cells, nulls);
    }
  }

  private static final class Booleans extends FlatColumn {
    private final boolean[] cells;
    private final BitSet nulls = new BitSet();

    Booleans(PrimitiveType type, int rows) {
      super(type);
      cells = new boolean[rows];
    }

    @Override
    void set(int at, ColumnReader values) {
      cells[at] = values.getBoolean();
    }

    @Override
    void setNull(int at) {
      nulls.set(at);
    }

    @Override
    Column column() {
      return Column.ofBooleans(super.name, cells, nulls);
    }
  }

  private static final class Objects extends FlatColumn {

    /** As many values that were not met before, and fewer that were, are no dictionary. */
    private static final int ENOUGH = 1 << 12;

    private final Object[] cells;
    private final PrimitiveType.PrimitiveTypeName physical;
    private final UnaryOperator<Object> meaning;
    private Map<Binary, Object> known = new IdentityHashMap<>();
    private int met;

    Objects(PrimitiveType type, int rows, UnaryOperator<Object> meaning) {
      super(type);
      cells = new Object[rows];
      physical = type.getPrimitiveTypeName();
      this.meaning = meaning;
    }

    @Override
    void set(int at, ColumnReader values) {
      cells[at] =
          switch (physical) {
            case INT32 -> meaning.apply(values.getInteger());
            case INT64 -> meaning.apply(values.getLong());
            case FLOAT -> meaning.apply(values.getFloat());
            case DOUBLE -> meaning.apply(values.getDouble());
            case BOOLEAN -> meaning.apply(values.getBoolean());
            default -> ofBytes(values.getBinary());
          };
    }

    /** A page with a dictionary hands out the same object for the same value. */
    private Object ofBytes(Binary value) {
      Object cell = known == null ? null : known.get(value);
      if (cell != null) {
        met++;
        return cell;
      }
      cell = meaning.apply(value);
      if (known != null && !value.isBackingBytesReused()) {
        known.put(value, cell);
        known = known.size() > ENOUGH && met < known.size() ? null : known;
      }
      return cell;
    }

    @Override
    void setNull(int at) {
      cells[at] = null;
    }

    @Override
    Column column() {
      return Column.of(super.name, Cells.alike(cells));
    }
  }
}
