package io.github.vertexmaven.catalog.parquet;

import java.util.List;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.schema.DecimalMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.OriginalType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The schema of a file, from the list of elements in its footer. The library does this too, in one
 * step with much that a table does not need, and in classes that need Hadoop.
 */
final class FileSchema {

  /** Deeper ones are no data of anybody. */
  private static final int DEEPEST = 500;

  private final List<SchemaElement> elements;
  private int next;

  private FileSchema(List<SchemaElement> elements) {
    this.elements = elements;
  }

  /** Throws RuntimeException when the elements make no sense. */
  static MessageType of(List<SchemaElement> elements) {
    FileSchema schema = new FileSchema(elements);
    SchemaElement root = schema.take();
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (int i = 0; i < root.getNum_children(); i++) {
      message.addField(schema.field(1));
    }
    return message.named(root.getName());
  }

  private SchemaElement take() {
    return elements.get(next++);
  }

  private Type field(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("too deep");
    }
    SchemaElement element = take();
    Repetition repetition = Repetition.valueOf(element.getRepetition_type().name());
    return element.isSetType() ? primitive(element, repetition) : group(element, repetition, depth);
  }

  private static Type primitive(SchemaElement element, Repetition repetition) {
    Types.PrimitiveBuilder<?> primitive = Types.primitive(physical(element), repetition);
    if (element.isSetType_length()) {
      primitive.length(element.getType_length());
    }
    LogicalTypeAnnotation logical = logical(element);
    if (logical != null) {
      primitive.as(logical);
    }
    return (Type) primitive.named(element.getName());
  }

  private static PrimitiveTypeName physical(SchemaElement element) {
    return switch (element.getType()) {
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
      case INT32 -> PrimitiveTypeName.INT32;
      case INT64 -> PrimitiveTypeName.INT64;
      case INT96 -> PrimitiveTypeName.INT96;
      case FLOAT -> PrimitiveTypeName.FLOAT;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
      case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    };
  }

  private Type group(SchemaElement element, Repetition repetition, int depth) {
    Types.GroupBuilder<?> group = Types.buildGroup(repetition);
    for (int i = 0; i < element.getNum_children(); i++) {
      group.addField(field(depth + 1));
    }
    LogicalTypeAnnotation logical = logical(element);
    if (logical != null) {
      group.as(logical);
    }
    return (Type) group.named(element.getName());
  }

  /** The older way to say it counts where both are there and differ. */
  @SuppressWarnings("deprecation")
  private static LogicalTypeAnnotation logical(SchemaElement element) {
    LogicalTypeAnnotation logical =
        element.isSetLogicalType() ? logical(element.getLogicalType()) : null;
    if (!element.isSetConverted_type()) {
      return logical;
    }
    OriginalType older = OriginalType.valueOf(element.getConverted_type().name());
    return logical != null && older == logical.toOriginalType()
        ? logical
        : LogicalTypeAnnotation.fromOriginalType(
            older, new DecimalMetadata(element.getPrecision(), element.getScale()));
  }

  /** Null for those whose values are taken as they are stored. */
  private static LogicalTypeAnnotation logical(LogicalType type) {
    if (type.getSetField() == null) {
      return null;
    }
    return switch (type.getSetField()) {
      case STRING -> LogicalTypeAnnotation.stringType();
      case ENUM -> LogicalTypeAnnotation.enumType();
      case JSON -> LogicalTypeAnnotation.jsonType();
      case BSON -> LogicalTypeAnnotation.bsonType();
      case UUID -> LogicalTypeAnnotation.uuidType();
      case MAP -> LogicalTypeAnnotation.mapType();
      case LIST -> LogicalTypeAnnotation.listType();
      case DATE -> LogicalTypeAnnotation.dateType();
      case FLOAT16 -> LogicalTypeAnnotation.float16Type();
      case UNKNOWN -> LogicalTypeAnnotation.unknownType();
      case DECIMAL ->
          LogicalTypeAnnotation.decimalType(
              type.getDECIMAL().getScale(), type.getDECIMAL().getPrecision());
      case INTEGER ->
          LogicalTypeAnnotation.intType(
              type.getINTEGER().getBitWidth(), type.getINTEGER().isIsSigned());
      case TIME ->
          LogicalTypeAnnotation.timeType(
              type.getTIME().isIsAdjustedToUTC(), unit(type.getTIME().getUnit()));
      case TIMESTAMP ->
          LogicalTypeAnnotation.timestampType(
              type.getTIMESTAMP().isIsAdjustedToUTC(), unit(type.getTIMESTAMP().getUnit()));
      case VARIANT ->
          LogicalTypeAnnotation.variantType(type.getVARIANT().getSpecification_version());
      default -> null;
    };
  }

  private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
    return switch (unit.getSetField()) {
      case MILLIS -> LogicalTypeAnnotation.TimeUnit.MILLIS;
      case MICROS -> LogicalTypeAnnotation.TimeUnit.MICROS;
      case NANOS -> LogicalTypeAnnotation.TimeUnit.NANOS;
    };
  }
}
