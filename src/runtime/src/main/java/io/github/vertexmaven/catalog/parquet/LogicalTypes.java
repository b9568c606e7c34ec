package io.github.vertexmaven.catalog.parquet;

/** The numbers by which the format names logical types and units of time. */
final class LogicalTypes {

  static final int STRING = 1;
  static final int MAP = 2;
  static final int LIST = 3;
  static final int ENUM = 4;
  static final int DECIMAL = 5;
  static final int DATE = 6;
  static final int TIME = 7;
  static final int TIMESTAMP = 8;
  static final int INTEGER = 10;
  static final int UNKNOWN = 11;
  static final int JSON = 12;
  static final int BSON = 13;
  static final int UUID = 14;
  static final int FLOAT16 = 15;
  static final int VARIANT = 16;

  static final int MILLIS = 1;
  static final int MICROS = 2;
  static final int NANOS = 3;

  private LogicalTypes() {}
}
