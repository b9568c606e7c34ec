package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.catalog.table.CellRules;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.table.TypedColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.config.DidYouMean;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What settles a column's type before its cells do: {@code load_args.types}, then the record that
 * the node asks for.
 *
 * @param declared from {@code load_args.types}
 * @param usual the same from {@code load_args.dtype}, which may name columns that are not there
 * @param shape what the node asks for
 */
public record TableTypes(
    Map<String, ColumnType> declared, Map<String, ColumnType> usual, Shape shape) {

  /** The key of {@code usual} that stands for every column. */
  private static final String EVERY = "";

  private static final Optional<ColumnType> DATE = Optional.of(ColumnType.DATE);

  /** Copies the maps. */
  public TableTypes {
    declared = Map.copyOf(declared);
    usual = Map.copyOf(usual);
  }

  public static TableTypes of(Map<String, Object> loadArgs, Shape shape) {
    Map<String, ColumnType> declared = new LinkedHashMap<>();
    if (loadArgs.get("types") instanceof Map<?, ?> types) {
      types.forEach(
          (column, type) ->
              declared.put((String) column, ColumnType.named((String) type).orElseThrow()));
    }
    return new TableTypes(declared, usual(loadArgs.get("dtype")), shape);
  }

  private static Map<String, ColumnType> usual(Object given) {
    Map<String, ColumnType> usual = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> types) {
      types.forEach(
          (column, type) ->
              usual.put((String) column, ColumnType.ofPython((String) type).orElseThrow()));
    } else if (given instanceof String type) {
      usual.put(EVERY, ColumnType.ofPython(type).orElseThrow());
    }
    return usual;
  }

  /**
   * A column with typed cells.
   *
   * @param position of the column in its file
   * @param rows where the cells stand in the file, for messages
   */
  public Column typed(TextColumn column, int position, RowNumbers rows, CellRules rules)
      throws BadData {
    boolean date = rules.isDate(column.name(), position) || of(column.name()).equals(DATE);
    boolean records = shape instanceof Shape.Records;
    if (date) {
      Column dates = TypedColumn.of(column, DATE, rows, rules);
      return records ? texts(dates) : dates;
    }
    boolean exact =
        shape instanceof Shape.Records of && new RecordRows(of.record()).isExact(column.name());
    return exact
        ? TypedColumn.ofExact(column, rows, rules)
        : TypedColumn.of(column, of(column.name()), rows, rules);
  }

  /** Whether a column's type follows from its cells alone. */
  public boolean isOpen(String column) {
    boolean exact =
        shape instanceof Shape.Records of && new RecordRows(of.record()).isExact(column);
    return !exact && of(column).isEmpty();
  }

  /** Records take dates from texts. */
  private static Column texts(Column dates) {
    String[] texts = new String[dates.size()];
    for (int row = 0; row < texts.length; row++) {
      Object date = dates.get(row);
      texts[row] = date == null ? null : date.toString();
    }
    return Column.ofStrings(dates.name(), texts);
  }

  public Optional<ColumnType> of(String column) {
    ColumnType type = declared.get(column);
    if (type == null) {
      type = usual.getOrDefault(column, usual.get(EVERY));
    }
    return type == null ? shape.typeOf(column) : Optional.of(type);
  }

  /** Types of the database by column, for a table that has to be made. */
  public static Map<String, String> ofNewTable(Map<String, Object> saveArgs) {
    Map<String, String> types = new LinkedHashMap<>();
    if (saveArgs.get("column_types") instanceof Map<?, ?> declared) {
      declared.forEach((column, type) -> types.put((String) column, (String) type));
    }
    return types;
  }

  /** A type for a column that is not there is a slip. */
  public void requireColumns(List<String> names) throws BadData {
    requireColumns("types", declared.keySet(), names);
  }

  /** The same of other arguments that name columns. */
  public static void requireColumns(String argument, Collection<String> named, List<String> names)
      throws BadData {
    for (String column : named) {
      if (!names.contains(column)) {
        throw new BadData(
            "load_args."
                + argument
                + " names the column '"
                + column
                + "', which does not exist"
                + DidYouMean.suffix(names, column));
      }
    }
  }

  /** Why a table of that format cannot have a type. */
  public static Optional<String> refusalToLoad(String format, Type wanted) {
    return TypeRefusal.toLoad(Shape.of(wanted).isPresent(), format, wanted, Shape.CHOICE);
  }

  /** Why a value of such a type cannot be kept in that format. */
  public static Optional<String> refusalToSave(String format, Type written) {
    Class<?> raw = Types.raw(written);
    Class<?> element = Types.raw(Types.argument(written, 0));
    boolean rows =
        Map.class.isAssignableFrom(element)
            || element.isRecord()
            || element.isAssignableFrom(Map.class)
            || Record.class.isAssignableFrom(element);
    boolean table =
        raw == Object.class
            || Shape.isFrame(raw)
            || (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) && rows;
    return TypeRefusal.toSave(table, format, written, Shape.CHOICE);
  }

  public static Shape shape(String format, Type wanted) throws BadData {
    Optional<Shape> shape = Shape.of(wanted);
    if (shape.isEmpty()) {
      throw new BadData(refusalToLoad(format, wanted).orElseThrow());
    }
    return shape.get();
  }
}
