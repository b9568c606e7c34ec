package io.github.vertexmaven.catalog.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/** The list of elements in a footer, from a schema: the types that {@link ColumnForm} makes. */
final class SchemaWriting {

  private final List<SchemaElement> elements = new ArrayList<>();

  private SchemaWriting() {}

  static List<SchemaElement> elements(MessageType schema) {
    SchemaWriting writing = new SchemaWriting();
    SchemaElement root = new SchemaElement(schema.getName());
    root.setNum_children(schema.getFieldCount());
    writing.elements.add(root);
    schema.getFields().forEach(writing::add);
    return writing.elements;
  }

  static Type physical(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Type.BOOLEAN;
      case INT32 -> Type.INT32;
      case INT64 -> Type.INT64;
      case INT96 -> Type.INT96;
      case FLOAT -> Type.FLOAT;
      case DOUBLE -> Type.DOUBLE;
      case BINARY -> Type.BYTE_ARRAY;
      case FIXED_LEN_BYTE_ARRAY -> Type.FIXED_LEN_BYTE_ARRAY;
    };
  }

  private void add(org.apache.parquet.schema.Type type) {
    SchemaElement element = new SchemaElement(type.getName());
    element.setRepetition_type(FieldRepetitionType.valueOf(type.getRepetition().name()));
    annotate(element, type.getLogicalTypeAnnotation());
    elements.add(element);
    if (type.isPrimitive()) {
      element.setType(physical(type.asPrimitiveType()));
    } else {
      GroupType group = type.asGroupType();
      element.setNum_children(group.getFieldCount());
      group.getFields().forEach(this::add);
    }
  }

  /** In the older way too, where it has a word for it. */
  private static void annotate(SchemaElement element, LogicalTypeAnnotation logical) {
    if (logical instanceof StringLogicalTypeAnnotation) {
      element.setLogicalType(LogicalType.STRING(new StringType()));
      element.setConverted_type(ConvertedType.UTF8);
    } else if (logical instanceof ListLogicalTypeAnnotation) {
      element.setLogicalType(LogicalType.LIST(new ListType()));
      element.setConverted_type(ConvertedType.LIST);
    } else if (logical instanceof DateLogicalTypeAnnotation) {
      element.setLogicalType(LogicalType.DATE(new DateType()));
      element.setConverted_type(ConvertedType.DATE);
    } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      element.setLogicalType(
          LogicalType.DECIMAL(new DecimalType(decimal.getScale(), decimal.getPrecision())));
      element.setConverted_type(ConvertedType.DECIMAL);
      element.setScale(decimal.getScale());
      element.setPrecision(decimal.getPrecision());
    } else if (logical instanceof TimeLogicalTypeAnnotation time) {
      element.setLogicalType(
          LogicalType.TIME(new TimeType(time.isAdjustedToUTC(), unit(time.getUnit()))));
    } else if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
      element.setLogicalType(
          LogicalType.TIMESTAMP(new TimestampType(stamp.isAdjustedToUTC(), unit(stamp.getUnit()))));
      if (stamp.isAdjustedToUTC() && stamp.getUnit() == LogicalTypeAnnotation.TimeUnit.MICROS) {
        element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
      }
    } else if (logical != null) {
      throw new IllegalStateException("no form makes " + logical);
    }
  }

  private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
    return unit == LogicalTypeAnnotation.TimeUnit.NANOS
        ? TimeUnit.NANOS(new NanoSeconds())
        : TimeUnit.MICROS(new MicroSeconds());
  }
}
