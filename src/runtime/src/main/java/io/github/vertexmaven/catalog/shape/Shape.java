package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node wants to have a table, or gives one: as a DataFrame, as a list of records, as a list
 * of maps.
 */
public sealed interface Shape {

  /** The name, so that nothing here links to the optional library. */
  String DATA_FRAME = "org.dflib.DataFrame";

  /** What a refusal offers instead. */
  String CHOICE = Rows.CHOICE;

  /** DFLib's table. */
  record Frame() implements Shape {
    @Override
    public Object of(Table table, RowNumbers rows) throws BadData {
      try {
        return DataFrames.of(table);
      } catch (NoClassDefFoundError e) {
        throw withoutLibrary(e);
      }
    }
  }

  /** A list of records. */
  record Records(Type record) implements Shape {
    @Override
    public Object of(Table table, RowNumbers rows) throws BadData {
      return new RecordRows(record).read(table, rows);
    }
  }

  /** A list of maps from column name to cell. */
  record Maps() implements Shape {
    @Override
    public Object of(Table table, RowNumbers rows) {
      return MapRows.read(table);
    }
  }

  /** The table in this shape; {@code rows} is for messages. */
  Object of(Table table, RowNumbers rows) throws BadData;

  /**
   * A column's type when this shape settles it; a column that becomes a {@code String} is text even
   * if all cells are digits.
   */
  default Optional<ColumnType> typeOf(String column) {
    return this instanceof Records records
        ? new RecordRows(records.record()).typeOf(column)
        : Optional.empty();
  }

  /** The shape behind a declared type; empty when a table cannot have it. */
  static Optional<Shape> of(Type type) {
    Class<?> raw = Types.raw(type);
    if (raw.getName().equals(DATA_FRAME)) {
      return Optional.of(new Frame());
    }
    if (raw == Object.class) {
      return Optional.of(new Maps());
    }
    boolean list = raw == List.class || raw == Collection.class || raw == Iterable.class;
    return list ? ofRow(Types.argument(type, 0)) : Optional.empty();
  }

  private static Optional<Shape> ofRow(Type row) {
    Class<?> raw = Types.raw(row);
    if (raw.isRecord()) {
      return Optional.of(new Records(row));
    }
    boolean map = raw == Map.class && textKeys(row) && Types.argument(row, 1) == Object.class;
    return map || raw == Object.class ? Optional.of(new Maps()) : Optional.empty();
  }

  private static boolean textKeys(Type map) {
    return !(map instanceof ParameterizedType) || Types.argument(map, 0) == String.class;
  }

  /**
   * The table behind a value.
   *
   * @throws BadData when the value is none, or when a row does not fit
   */
  static Table table(Object value, Type written) throws BadData {
    if (isFrame(value.getClass())) {
      try {
        return DataFrames.table(value);
      } catch (NoClassDefFoundError e) {
        throw withoutLibrary(e);
      }
    }
    if (value instanceof Collection<?> rows) {
      return Rows.table(rows, Types.argument(written, 0));
    }
    throw new BadData(
        "a " + value.getClass().getTypeName() + " is not a table; give " + CHOICE + ".");
  }

  /** Whether a class is, or implements, the optional library's table. */
  static boolean isFrame(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals(DATA_FRAME) || hasFrame(c.getInterfaces())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFrame(Class<?>[] interfaces) {
    for (Class<?> each : interfaces) {
      if (each.getName().equals(DATA_FRAME) || hasFrame(each.getInterfaces())) {
        return true;
      }
    }
    return false;
  }

  private static BadData withoutLibrary(NoClassDefFoundError cause) {
    return new BadData(
        "a DataFrame needs DFLib, which is not on the class path; add the dependency org.dflib:dflib,"
            + " or use a List of records.",
        cause);
  }
}
