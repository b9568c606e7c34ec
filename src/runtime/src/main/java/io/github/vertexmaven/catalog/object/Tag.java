package io.github.vertexmaven.catalog.object;

/** What comes next in a file. The order is the format: new ones go to the end. */
enum Tag {
  NULL,
  /** An object that came before, by its number. */
  AGAIN,
  TRUE,
  FALSE,
  BYTE,
  SHORT,
  CHARACTER,
  INTEGER,
  LONG,
  FLOAT,
  DOUBLE,
  STRING,
  /** A value type of the JDK. */
  VALUE,
  /** A constant of an enum of the JDK or of the project. */
  CONSTANT,
  OPTIONAL,
  OPTIONAL_INT,
  OPTIONAL_LONG,
  OPTIONAL_DOUBLE,
  /** A collection of the JDK. */
  COLLECTION,
  /** A map of the JDK. */
  MAP,
  PRIMITIVE_ARRAY,
  ARRAY,
  DATA_FRAME,
  /** A column of a DataFrame whose cells are of one simple class. */
  COLUMN,
  /** A record that nothing refers to by its identity. */
  FLAT_RECORD,
  RECORD,
  INSTANCE;

  private static final Tag[] ALL = values();

  /** Null when a file names one that this version does not know. */
  static Tag of(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : null;
  }
}
