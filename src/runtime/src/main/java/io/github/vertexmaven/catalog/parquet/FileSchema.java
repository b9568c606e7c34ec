package io.github.vertexmaven.catalog.parquet;

import java.util.ArrayList;
import java.util.List;
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

  /** In the order of the format's numbers, as those below. */
  private static final PrimitiveTypeName[] TYPES = {
    PrimitiveTypeName.BOOLEAN,
    PrimitiveTypeName.INT32,
    PrimitiveTypeName.INT64,
    PrimitiveTypeName.INT96,
    PrimitiveTypeName.FLOAT,
    PrimitiveTypeName.DOUBLE,
    PrimitiveTypeName.BINARY,
    PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
  };

  private static final Repetition[] REPETITIONS = {
    Repetition.REQUIRED, Repetition.OPTIONAL, Repetition.REPEATED
  };

  private static final List<String> OLDER =
      List.of(
          "UTF8",
          "MAP",
          "MAP_KEY_VALUE",
          "LIST",
          "ENUM",
          "DECIMAL",
          "DATE",
          "TIME_MILLIS",
          "TIME_MICROS",
          "TIMESTAMP_MILLIS",
          "TIMESTAMP_MICROS",
          "UINT_8",
          "UINT_16",
          "UINT_32",
          "UINT_64",
          "INT_8",
          "INT_16",
          "INT_32",
          "INT_64",
          "JSON",
          "BSON",
          "INTERVAL");

  private final List<Footer.Element> elements;
  private int next;

  private FileSchema(List<Footer.Element> elements) {
    this.elements = elements;
  }

  /** Throws RuntimeException when the elements make no sense. */
  static MessageType of(List<Footer.Element> elements) {
    FileSchema schema = new FileSchema(elements);
    Footer.Element root = schema.take();
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < root.children(); i++) {
      fields.add(schema.field(1));
    }
    return new MessageType(root.name(), fields);
  }

  private Footer.Element take() {
    return elements.get(next++);
  }

  private Type field(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("too deep");
    }
    Footer.Element element = take();
    Repetition repetition = REPETITIONS[element.repetition()];
    return element.type() >= 0 ? primitive(element, repetition) : group(element, repetition, depth);
  }

  private static Type primitive(Footer.Element element, Repetition repetition) {
    PrimitiveTypeName stored = TYPES[element.type()];
    return FlatTypes.of(repetition, stored, element.length(), logical(element), element.name());
  }

  private Type group(Footer.Element element, Repetition repetition, int depth) {
    Types.GroupBuilder<?> group = Types.buildGroup(repetition);
    for (int i = 0; i < element.children(); i++) {
      group.addField(field(depth + 1));
    }
    LogicalTypeAnnotation logical = logical(element);
    if (logical != null) {
      group.as(logical);
    }
    return (Type) group.named(element.name());
  }

  /** The older way to say it counts where both are there and differ. */
  @SuppressWarnings("deprecation")
  private static LogicalTypeAnnotation logical(Footer.Element element) {
    LogicalTypeAnnotation logical = element.logical() == null ? null : logical(element.logical());
    if (element.converted() < 0) {
      return logical;
    }
    OriginalType older = OriginalType.valueOf(OLDER.get(element.converted()));
    return logical != null && older == logical.toOriginalType()
        ? logical
        : LogicalTypeAnnotation.fromOriginalType(
            older, new DecimalMetadata(element.precision(), element.scale()));
  }

  /** Null for those whose values are taken as they are stored. */
  private static LogicalTypeAnnotation logical(Struct union) {
    int kind = 1;
    while (kind < union.end() && union.get(kind) == null) {
      kind++;
    }
    Struct of = union.struct(kind);
    return switch (kind) {
      case LogicalTypes.STRING -> LogicalTypeAnnotation.stringType();
      case LogicalTypes.MAP -> LogicalTypeAnnotation.mapType();
      case LogicalTypes.LIST -> LogicalTypeAnnotation.listType();
      case LogicalTypes.ENUM -> LogicalTypeAnnotation.enumType();
      case LogicalTypes.DECIMAL -> LogicalTypeAnnotation.decimalType(of.number(1), of.number(2));
      case LogicalTypes.DATE -> LogicalTypeAnnotation.dateType();
      case LogicalTypes.TIME -> LogicalTypeAnnotation.timeType(isUtc(of), unit(of.struct(2)));
      case LogicalTypes.TIMESTAMP ->
          LogicalTypeAnnotation.timestampType(isUtc(of), unit(of.struct(2)));
      case LogicalTypes.INTEGER -> LogicalTypeAnnotation.intType(of.number(1), of.flag(2, true));
      case LogicalTypes.UNKNOWN -> LogicalTypeAnnotation.unknownType();
      case LogicalTypes.JSON -> LogicalTypeAnnotation.jsonType();
      case LogicalTypes.BSON -> LogicalTypeAnnotation.bsonType();
      case LogicalTypes.UUID -> LogicalTypeAnnotation.uuidType();
      case LogicalTypes.FLOAT16 -> LogicalTypeAnnotation.float16Type();
      case LogicalTypes.VARIANT -> LogicalTypeAnnotation.variantType((byte) of.number(1, 1));
      default -> null;
    };
  }

  private static boolean isUtc(Struct time) {
    return time.flag(1, false);
  }

  private static LogicalTypeAnnotation.TimeUnit unit(Struct union) {
    if (union.get(LogicalTypes.MILLIS) != null) {
      return LogicalTypeAnnotation.TimeUnit.MILLIS;
    }
    return union.get(LogicalTypes.MICROS) != null
        ? LogicalTypeAnnotation.TimeUnit.MICROS
        : LogicalTypeAnnotation.TimeUnit.NANOS;
  }
}
