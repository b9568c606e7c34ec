package io.github.vertexmaven.catalog.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The list of elements in a footer, from a schema: the types that {@link ColumnForm} makes. */
final class SchemaWriting {

  /** Numbers of the older types. */
  private static final int UTF8 = 0;

  private static final int OLDER_LIST = 3;
  private static final int OLDER_DECIMAL = 5;
  private static final int OLDER_DATE = 6;
  private static final int TIMESTAMP_MICROS = 10;

  private final List<Struct> elements = new ArrayList<>();

  private SchemaWriting() {}

  static List<Struct> elements(MessageType schema) {
    SchemaWriting writing = new SchemaWriting();
    writing.elements.add(new Struct().set(4, schema.getName()).set(5, schema.getFieldCount()));
    schema.getFields().forEach(writing::add);
    return writing.elements;
  }

  static int physical(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> PhysicalTypes.BOOLEAN;
      case INT32 -> PhysicalTypes.INT32;
      case INT64 -> PhysicalTypes.INT64;
      case INT96 -> PhysicalTypes.INT96;
      case FLOAT -> PhysicalTypes.FLOAT;
      case DOUBLE -> PhysicalTypes.DOUBLE;
      case BINARY -> PhysicalTypes.BYTES;
      case FIXED_LEN_BYTE_ARRAY -> PhysicalTypes.FIXED_BYTES;
    };
  }

  private void add(Type type) {
    Struct element = new Struct().set(4, type.getName());
    element.set(3, type.getRepetition().ordinal());
    annotate(element, type.getLogicalTypeAnnotation());
    elements.add(element);
    if (type.isPrimitive()) {
      element.set(1, physical(type.asPrimitiveType()));
    } else {
      GroupType group = type.asGroupType();
      element.set(5, group.getFieldCount());
      group.getFields().forEach(this::add);
    }
  }

  /** In the older way too, where it has a word for it. */
  private static void annotate(Struct element, LogicalTypeAnnotation logical) {
    if (logical instanceof StringLogicalTypeAnnotation) {
      set(element, LogicalTypes.STRING, new Struct()).set(6, UTF8);
    } else if (logical instanceof ListLogicalTypeAnnotation) {
      set(element, LogicalTypes.LIST, new Struct()).set(6, OLDER_LIST);
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      set(element, LogicalTypes.DATE, new Struct()).set(6, OLDER_DATE);
    } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      Struct type = new Struct().set(1, decimal.getScale()).set(2, decimal.getPrecision());
      set(element, LogicalTypes.DECIMAL, type)
          .set(6, OLDER_DECIMAL)
          .set(7, decimal.getScale())
          .set(8, decimal.getPrecision());
    } else if (logical instanceof TimeLogicalTypeAnnotation time) {
      Struct type = new Struct().set(1, time.isAdjustedToUTC()).set(2, unit(time.getUnit()));
      set(element, LogicalTypes.TIME, type);
    } else if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
      Struct type = new Struct().set(1, stamp.isAdjustedToUTC()).set(2, unit(stamp.getUnit()));
      set(element, LogicalTypes.TIMESTAMP, type);
      if (stamp.isAdjustedToUTC() && stamp.getUnit() == TimeUnit.MICROS) {
        element.set(6, TIMESTAMP_MICROS);
      }
    } else if (logical != null) {
      throw new IllegalStateException("no form makes " + logical);
    }
  }

  private static Struct set(Struct element, int logical, Struct type) {
    return element.set(10, new Struct().set(logical, type));
  }

  private static Struct unit(TimeUnit unit) {
    int number = unit == TimeUnit.NANOS ? LogicalTypes.NANOS : LogicalTypes.MICROS;
    return new Struct().set(number, new Struct());
  }
}
