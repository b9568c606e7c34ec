package io.github.vertexmaven.catalog.parquet;

/** How pages are packed, in the order of the numbers that the format gives. */
enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  LZO,
  BROTLI,
  LZ4,
  ZSTD,
  LZ4_RAW;

  private static final Codec[] ALL = values();

  /** Null for a number that is none of these. */
  static Codec of(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : null;
  }
}
