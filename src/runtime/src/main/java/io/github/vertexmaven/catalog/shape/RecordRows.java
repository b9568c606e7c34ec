package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.Numerals;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversion;
import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.NumberText;
import io.github.vertexmaven.catalog.value.Optionals;
import io.github.vertexmaven.catalog.value.RecordClass;
import io.github.vertexmaven.catalog.value.Trail;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.config.DidYouMean;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Rows as records: each component is the column of its name, in snake_case or spelled as it is.
 * Columns that no component names are left out; a component without column is an error unless it is
 * {@code Optional}.
 */
final class RecordRows {

  private static final Set<Class<?>> NUMBERS =
      Set.of(
          byte.class,
          short.class,
          int.class,
          long.class,
          float.class,
          double.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  private final Type type;
  private final RecordClass record;

  RecordRows(Type type) {
    this.type = type;
    this.record = RecordClass.of(Types.raw(type));
  }

  /** One component and the column that fills it. */
  private record Cell(Column column, boolean number, boolean logical, Conversion conversion) {

    /**
     * A number or boolean that stands in a column of texts is looked at by itself, so that a
     * message can name its row.
     */
    Object get(int row, Trail trail) {
      Object cell = column == null ? null : column.get(row);
      if (cell instanceof String text && (number || logical)) {
        cell = logical ? logical(text) : number(text);
      }
      return conversion.convert(cell, trail);
    }

    private static Object logical(String text) {
      char[] chars = text.toCharArray();
      return Numerals.isBoolean(chars, 0, chars.length)
          ? (Object) Numerals.isTrue(chars, 0, chars.length)
          : text.isEmpty() ? null : text;
    }

    private static Object number(String text) {
      char[] chars = text.toCharArray();
      if (Numerals.isLong(chars, 0, chars.length)) {
        return Numerals.parseLong(chars, 0, chars.length);
      }
      if (text.isEmpty()) {
        return null;
      }
      return decimal(text, chars);
    }

    private static Object decimal(String text, char[] chars) {
      if (!Numerals.isDecimal(chars, 0, chars.length)) {
        return text;
      }
      double value = Numerals.parseDouble(chars, 0, chars.length);
      return Double.isNaN(value) || Double.isInfinite(value)
          ? (Object) value
          : new NumberText(text);
    }
  }

  List<Object> read(Table table, RowNumbers rows) throws BadData {
    List<Cell> cells = cells(table);
    List<Object> records = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      records.add(read(cells, row, rows));
    }
    return Collections.unmodifiableList(records);
  }

  private Object read(List<Cell> cells, int row, RowNumbers rows) throws BadData {
    Object[] values = new Object[cells.size()];
    Trail trail = Trail.ofData();
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i).get(row, trail);
      if (trail.count() > 0) {
        throw unfit(cells.get(i), row, i, trail, rows);
      }
    }
    try {
      return record.create(values);
    } catch (RecordClass.Refused e) {
      throw new BadData("row " + rows.of(row) + ": " + e.getMessage(), e);
    }
  }

  private BadData unfit(Cell cell, int row, int component, Trail trail, RowNumbers rows) {
    RecordComponent of = record.components()[component];
    String place = rows.place(row, cell.column().name());
    boolean empty = of.getType().isPrimitive() && isEmpty(cell, row);
    String what =
        empty
            ? "the cell is empty, but "
                + record.name()
                + "."
                + of.getName()
                + " is "
                + of.getType()
                + "; make it Optional."
            : trail.problems().get(0).what();
    return new BadData(place + ": " + what);
  }

  private static boolean isEmpty(Cell cell, int row) {
    Object value = cell.column().get(row);
    return value == null || value.equals("");
  }

  private List<Cell> cells(Table table) throws BadData {
    List<Cell> cells = new ArrayList<>();
    for (RecordComponent component : record.components()) {
      Type wanted = Types.componentOf(type, component);
      Class<?> raw = unwrapped(wanted);
      cells.add(
          new Cell(
              column(table, component),
              NUMBERS.contains(raw),
              raw == boolean.class || raw == Boolean.class,
              Conversions.to(wanted)));
    }
    return cells;
  }

  /** Null when there is none and none is needed. */
  private Column column(Table table, RecordComponent component) throws BadData {
    String snake = SnakeCase.of(component.getName());
    Optional<Column> found = table.column(snake).or(() -> table.column(component.getName()));
    if (found.isEmpty() && !component.getType().getSimpleName().startsWith("Optional")) {
      throw new BadData(
          "there is no column '"
              + snake
              + "', which "
              + record.name()
              + "."
              + component.getName()
              + " needs"
              + DidYouMean.suffix(table.names(), snake));
    }
    return found.orElse(null);
  }

  private static Class<?> unwrapped(Type type) {
    return Types.raw(type) == Optional.class ? Types.raw(Types.argument(type, 0)) : Types.raw(type);
  }

  /**
   * Columns that become numbers, booleans or anything at all keep the rule; the others are text.
   */
  Optional<ColumnType> typeOf(String column) {
    for (RecordComponent component : record.components()) {
      if (SnakeCase.of(component.getName()).equals(column) || component.getName().equals(column)) {
        Class<?> raw = unwrapped(Types.componentOf(type, component));
        boolean text = raw != Object.class && raw != Number.class && !isInferred(raw);
        return text ? Optional.of(ColumnType.STRING) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a column becomes numbers that are read from their spelling. */
  boolean isExact(String column) {
    for (RecordComponent component : record.components()) {
      if (SnakeCase.of(component.getName()).equals(column) || component.getName().equals(column)) {
        Class<?> raw = unwrapped(Types.componentOf(type, component));
        return raw == BigDecimal.class || raw == BigInteger.class;
      }
    }
    return false;
  }

  /** Decimals of any length are read from their spelling. */
  private static boolean isInferred(Class<?> raw) {
    boolean exact = raw == BigDecimal.class || raw == BigInteger.class;
    return raw == boolean.class || raw == Boolean.class || NUMBERS.contains(raw) && !exact;
  }

  Table table(Collection<?> rows) throws BadData {
    int width = record.components().length;
    Object[][] cells = new Object[width][rows.size()];
    int index = 0;
    for (Object row : rows) {
      if (row == null || row.getClass() != Types.raw(type)) {
        throw MixedRows.problem(index, row, record.name());
      }
      for (int i = 0; i < width; i++) {
        cells[i][index] = Optionals.orNull(record.get(row, i));
      }
      index++;
    }
    return table(cells, rows.size());
  }

  private Table table(Object[][] cells, int rows) {
    List<Column> columns = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      columns.add(Column.of(SnakeCase.of(record.components()[i].getName()), cells[i]));
    }
    return new Table(columns, rows);
  }
}
