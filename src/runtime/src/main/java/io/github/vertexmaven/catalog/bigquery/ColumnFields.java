package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a table that is made, by the cells. */
final class ColumnFields {

  private ColumnFields() {}

  /**
   * The columns.
   *
   * @param declared SQL types by column, such as {@code NUMERIC(10, 2)}; others go by the cells
   */
  static Schema of(Table table, Map<String, String> declared) throws BadData {
    if (table.columns().isEmpty()) {
      throw new BadData("a table without columns cannot be created.");
    }
    List<Field> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      String type = declared.get(column.name());
      fields.add(type == null ? field(column) : DeclaredType.of(column.name(), type).field(column));
    }
    return Schema.of(fields);
  }

  private static Field field(Column column) throws BadData {
    return switch (column.type()) {
      case BOOLEAN -> Field.of(column.name(), StandardSQLTypeName.BOOL);
      case LONG -> Field.of(column.name(), StandardSQLTypeName.INT64);
      case DOUBLE -> Field.of(column.name(), StandardSQLTypeName.FLOAT64);
      case STRING -> Field.of(column.name(), StandardSQLTypeName.STRING);
      case DATE, OTHER -> other(column);
    };
  }

  private static Field other(Column column) throws BadData {
    List<Object> cells = Stream.of(column.boxed()).filter(Objects::nonNull).toList();
    boolean lists = ListColumn.is(column);
    List<Object> items =
        lists
            ? cells.stream()
                .flatMap(c -> ((Collection<?>) c).stream())
                .map(c -> (Object) c)
                .toList()
            : cells;
    StandardSQLTypeName common = null;
    for (Object item : items) {
      StandardSQLTypeName type = type(item, column.name());
      common = common == null || common == type ? type : StandardSQLTypeName.STRING;
    }
    StandardSQLTypeName type = Optional.ofNullable(common).orElse(StandardSQLTypeName.STRING);
    return Field.newBuilder(column.name(), type)
        .setMode(lists ? Field.Mode.REPEATED : Field.Mode.NULLABLE)
        .build();
  }

  private static StandardSQLTypeName type(Object cell, String column) throws BadData {
    if (cell instanceof Boolean) {
      return StandardSQLTypeName.BOOL;
    }
    if (cell instanceof Number number) {
      return number(number);
    }
    if (cell instanceof byte[]) {
      return StandardSQLTypeName.BYTES;
    }
    if (cell instanceof LocalDate) {
      return StandardSQLTypeName.DATE;
    }
    if (cell instanceof LocalTime) {
      return StandardSQLTypeName.TIME;
    }
    if (cell instanceof LocalDateTime) {
      return StandardSQLTypeName.DATETIME;
    }
    if (cell instanceof Instant || cell instanceof OffsetDateTime) {
      return StandardSQLTypeName.TIMESTAMP;
    }
    if (cell != null && CellText.isKnown(cell)) {
      return StandardSQLTypeName.STRING;
    }
    throw new BadData(
        "column '"
            + column
            + "': "
            + words(cell)
            + " cannot be in a column of a new table; use text, numbers, booleans, dates, or lists of them, or create the table first.");
  }

  private static String words(Object cell) {
    if (cell == null) {
      return "a list with null";
    }
    return "a " + (cell instanceof Map ? "map" : cell.getClass().getTypeName());
  }

  private static StandardSQLTypeName number(Number number) {
    if (number instanceof BigDecimal || number instanceof BigInteger) {
      return StandardSQLTypeName.BIGNUMERIC;
    }
    boolean fraction = number instanceof Double || number instanceof Float;
    return fraction ? StandardSQLTypeName.FLOAT64 : StandardSQLTypeName.INT64;
  }
}
