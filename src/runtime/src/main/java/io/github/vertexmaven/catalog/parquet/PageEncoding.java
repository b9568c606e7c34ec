package io.github.vertexmaven.catalog.parquet;

/** How the values or levels of a page are written, in the order of the format's numbers. */
enum PageEncoding {
  PLAIN,
  /** A number that was given up before the first version. */
  GROUP_VAR_INT,
  PLAIN_DICTIONARY,
  RLE,
  BIT_PACKED,
  DELTA_BINARY_PACKED,
  DELTA_LENGTH_BYTE_ARRAY,
  DELTA_BYTE_ARRAY,
  RLE_DICTIONARY,
  BYTE_STREAM_SPLIT;

  private static final PageEncoding[] ALL = values();

  /** Throws IllegalStateException for a number that is none of these. */
  static PageEncoding of(int number) {
    if (number < 0 || number >= ALL.length) {
      throw new IllegalStateException("encoding " + number);
    }
    return ALL[number];
  }

  /** What the library calls it. */
  org.apache.parquet.column.Encoding ofLibrary() {
    return org.apache.parquet.column.Encoding.valueOf(name());
  }
}
