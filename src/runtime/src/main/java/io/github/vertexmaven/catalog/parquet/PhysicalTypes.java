package io.github.vertexmaven.catalog.parquet;

/** The numbers by which the format names physical types. */
final class PhysicalTypes {

  static final int BOOLEAN = 0;
  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int INT96 = 3;
  static final int FLOAT = 4;
  static final int DOUBLE = 5;
  static final int BYTES = 6;
  static final int FIXED_BYTES = 7;

  private PhysicalTypes() {}
}
