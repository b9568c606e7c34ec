package io.github.vertexmaven.catalog.parquet;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.OriginalType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Types of columns that are not nested. The library's builder looks for a logging library when it
 * is first asked, which takes longer than to read all of a small file: types of numbers and texts
 * do without it.
 */
final class FlatTypes {

  private static final LogicalTypeAnnotation TEXT = LogicalTypeAnnotation.stringType();

  private FlatTypes() {}

  /**
   * A type.
   *
   * @param length in bytes where all values have the same; -1 where they have not
   * @param logical null for none
   */
  @SuppressWarnings("deprecation")
  static PrimitiveType of(
      Repetition repetition,
      PrimitiveTypeName stored,
      int length,
      LogicalTypeAnnotation logical,
      String name) {
    boolean anyLength = stored != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && length < 0;
    if (anyLength && logical == null) {
      return new PrimitiveType(repetition, stored, name);
    }
    if (anyLength && stored == PrimitiveTypeName.BINARY && TEXT.equals(logical)) {
      return new PrimitiveType(repetition, stored, name, OriginalType.UTF8);
    }
    Types.PrimitiveBuilder<PrimitiveType> type = Types.primitive(stored, repetition);
    if (length >= 0) {
      type.length(length);
    }
    if (logical != null) {
      type.as(logical);
    }
    return type.named(name);
  }
}
