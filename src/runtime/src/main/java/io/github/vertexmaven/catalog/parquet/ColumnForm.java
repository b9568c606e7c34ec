package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Optionals;
import io.github.vertexmaven.catalog.value.RecordClass;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** What a column is in a parquet file, and how its cells are written; inferred from the cells. */
sealed interface ColumnForm {

  Type type(String name);

  void write(Object cell, RecordConsumer out);

  /** Values of one physical type. */
  record Plain(PrimitiveTypeName physical, LogicalTypeAnnotation logical, Writing writing)
      implements ColumnForm {
    @Override
    public Type type(String name) {
      return FlatTypes.of(Type.Repetition.OPTIONAL, physical, -1, logical, name);
    }

    @Override
    public void write(Object cell, RecordConsumer out) {
      writing.write(cell, out);
    }
  }

  /** Writes one value. */
  interface Writing {
    void write(Object cell, RecordConsumer out);
  }

  /** Lists, in the three levels that the format wants. */
  record Items(ColumnForm item) implements ColumnForm {
    @Override
    public Type type(String name) {
      return Types.optionalList().element(item.type("element")).named(name);
    }

    @Override
    public void write(Object cell, RecordConsumer out) {
      out.startGroup();
      Collection<?> items = (Collection<?>) cell;
      if (!items.isEmpty()) {
        out.startField("list", 0);
        for (Object each : items) {
          out.startGroup();
          Object value = Optionals.orNull(each);
          if (value != null) {
            out.startField("element", 0);
            item.write(value, out);
            out.endField("element", 0);
          }
          out.endGroup();
        }
        out.endField("list", 0);
      }
      out.endGroup();
    }
  }

  /** Maps with texts as keys, and records. */
  record Fields(Map<String, ColumnForm> fields) implements ColumnForm {
    @Override
    public Type type(String name) {
      Types.GroupBuilder<?> group = Types.optionalGroup();
      fields.forEach((field, form) -> group.addField(form.type(field)));
      return (Type) group.named(name);
    }

    @Override
    public void write(Object cell, RecordConsumer out) {
      Map<?, ?> values = ColumnForm.fieldsOf(cell);
      out.startGroup();
      int index = 0;
      for (Map.Entry<String, ColumnForm> field : fields.entrySet()) {
        Object value = Optionals.orNull(values.get(field.getKey()));
        if (value != null) {
          out.startField(field.getKey(), index);
          field.getValue().write(value, out);
          out.endField(field.getKey(), index);
        }
        index++;
      }
      out.endGroup();
    }
  }

  private static Map<?, ?> fieldsOf(Object cell) {
    if (cell instanceof Map<?, ?> map) {
      return map;
    }
    RecordClass type = RecordClass.of(cell.getClass());
    Map<String, Object> fields = new LinkedHashMap<>();
    RecordComponent[] components = type.components();
    for (int i = 0; i < components.length; i++) {
      fields.put(SnakeCase.of(components[i].getName()), Optionals.orNull(type.get(cell, i)));
    }
    return fields;
  }

  /**
   * The form that all cells fit.
   *
   * @throws BadData when they are of different kinds, or of none that the format has
   */
  static ColumnForm of(String column, Collection<?> cells) throws BadData {
    List<Object> there = new ArrayList<>();
    cells.stream().map(Optionals::orNull).filter(cell -> cell != null).forEach(there::add);
    Object first = there.isEmpty() ? "" : there.get(0);
    if (first instanceof Collection) {
      require(column, there, Collection.class);
      List<Object> items = new ArrayList<>();
      there.forEach(cell -> items.addAll((Collection<?>) cell));
      return new Items(of(column, items));
    }
    if (first instanceof Map || first instanceof Record) {
      return fields(column, there, first instanceof Map ? Map.class : first.getClass());
    }
    return plain(column, there, first);
  }

  private static ColumnForm fields(String column, List<Object> cells, Class<?> type)
      throws BadData {
    require(column, cells, type);
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (Object cell : cells) {
      fieldsOf(cell)
          .forEach(
              (key, value) ->
                  values.computeIfAbsent(String.valueOf(key), any -> new ArrayList<>()).add(value));
    }
    if (values.isEmpty()) {
      throw new BadData("column '" + column + "': parquet has no form for an empty map.");
    }
    Map<String, ColumnForm> fields = new LinkedHashMap<>();
    for (Map.Entry<String, List<Object>> field : values.entrySet()) {
      fields.put(field.getKey(), of(column + "." + field.getKey(), field.getValue()));
    }
    return new Fields(fields);
  }

  private static void require(String column, List<Object> cells, Class<?> type) throws BadData {
    for (Object cell : cells) {
      if (!type.isInstance(cell)) {
        throw new BadData(
            "column '"
                + column
                + "': its cells are of different kinds, "
                + cells.get(0).getClass().getSimpleName()
                + " and "
                + cell.getClass().getSimpleName()
                + ".");
      }
    }
  }

  private static ColumnForm plain(String column, List<Object> cells, Object first) throws BadData {
    if (first instanceof Boolean) {
      require(column, cells, Boolean.class);
      return new Plain(
          PrimitiveTypeName.BOOLEAN, null, (cell, out) -> out.addBoolean((Boolean) cell));
    }
    if (first instanceof byte[]) {
      require(column, cells, byte[].class);
      return new Plain(
          PrimitiveTypeName.BINARY,
          null,
          (cell, out) -> out.addBinary(Binary.fromConstantByteArray((byte[]) cell)));
    }
    if (first instanceof Number) {
      require(column, cells, Number.class);
      return number(cells);
    }
    return TimeForm.isTime(first) ? time(column, cells, first) : text(column, cells);
  }

  private static ColumnForm time(String column, List<Object> cells, Object first) throws BadData {
    require(column, cells, first.getClass());
    return TimeForm.of(cells, first);
  }

  private static ColumnForm text(String column, List<Object> cells) throws BadData {
    for (Object cell : cells) {
      if (!CellText.isKnown(cell)) {
        throw new BadData(
            "column '"
                + column
                + "': parquet has no form for a "
                + cell.getClass().getTypeName()
                + ".");
      }
    }
    return new Plain(
        PrimitiveTypeName.BINARY,
        LogicalTypeAnnotation.stringType(),
        (cell, out) -> out.addBinary(UnicodeText.binary(CellText.of(cell))));
  }

  private static ColumnForm number(List<Object> cells) {
    boolean exact =
        cells.stream().anyMatch(c -> c instanceof BigDecimal || c instanceof BigInteger);
    if (exact) {
      return decimal(cells);
    }
    if (cells.stream().anyMatch(cell -> cell instanceof Double || cell instanceof Float)) {
      return new Plain(
          PrimitiveTypeName.DOUBLE,
          null,
          (cell, out) -> out.addDouble(((Number) cell).doubleValue()));
    }
    return new Plain(
        PrimitiveTypeName.INT64, null, (cell, out) -> out.addLong(((Number) cell).longValue()));
  }

  private static ColumnForm decimal(List<Object> cells) {
    int scale = 0;
    int whole = 1;
    for (Object cell : cells) {
      BigDecimal value = new BigDecimal(cell.toString());
      scale = Math.max(scale, value.scale());
      whole = Math.max(whole, value.precision() - value.scale());
    }
    int scaled = scale;
    return new Plain(
        PrimitiveTypeName.BINARY,
        LogicalTypeAnnotation.decimalType(scale, whole + scale),
        (cell, out) ->
            out.addBinary(
                Binary.fromConstantByteArray(
                    new BigDecimal(cell.toString())
                        .setScale(scaled)
                        .unscaledValue()
                        .toByteArray())));
  }

  /** Dates and times, to the microsecond, or to the nanosecond where a cell needs it. */
  final class TimeForm {

    private static final long MICROS = 1_000_000L;
    private static final long NANOS = 1_000_000_000L;

    private TimeForm() {}

    static boolean isTime(Object cell) {
      return cell instanceof LocalDate
          || cell instanceof LocalTime
          || cell instanceof LocalDateTime
          || isInstant(cell);
    }

    private static boolean isInstant(Object cell) {
      return cell instanceof Instant
          || cell instanceof OffsetDateTime
          || cell instanceof ZonedDateTime;
    }

    static ColumnForm of(List<Object> cells, Object first) {
      if (first instanceof LocalDate) {
        return new Plain(
            PrimitiveTypeName.INT32,
            LogicalTypeAnnotation.dateType(),
            (cell, out) -> out.addInteger((int) ((LocalDate) cell).toEpochDay()));
      }
      boolean fine = cells.stream().anyMatch(cell -> nanos(cell) % 1000 != 0);
      TimeUnit unit = fine ? TimeUnit.NANOS : TimeUnit.MICROS;
      LogicalTypeAnnotation logical =
          first instanceof LocalTime
              ? LogicalTypeAnnotation.timeType(false, unit)
              : LogicalTypeAnnotation.timestampType(isInstant(first), unit);
      long parts = fine ? NANOS : MICROS;
      return new Plain(
          PrimitiveTypeName.INT64,
          logical,
          (cell, out) ->
              out.addLong(
                  Math.addExact(
                      Math.multiplyExact(seconds(cell), parts), nanos(cell) / (NANOS / parts))));
    }

    private static long seconds(Object cell) {
      return cell instanceof LocalTime time ? time.toSecondOfDay() : instant(cell).getEpochSecond();
    }

    private static int nanos(Object cell) {
      return cell instanceof LocalTime time ? time.getNano() : instant(cell).getNano();
    }

    private static Instant instant(Object cell) {
      if (cell instanceof LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
      }
      if (cell instanceof OffsetDateTime time) {
        return time.toInstant();
      }
      return cell instanceof ZonedDateTime time ? time.toInstant() : (Instant) cell;
    }
  }
}
