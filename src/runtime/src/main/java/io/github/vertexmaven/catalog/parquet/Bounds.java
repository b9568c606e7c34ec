package io.github.vertexmaven.catalog.parquet;

/** The least and the greatest value of a column, by which readers pass over groups of rows. */
final class Bounds {

  /** Longer ones cost every reader more than they save. */
  private static final int LONGEST = 4096;

  private Bounds() {}

  /** What a footer says of the values of a column, without bounds yet. */
  static Struct statistics(long nulls) {
    return new Struct().set(3, nulls);
  }

  /**
   * Sets them, unless they are long.
   *
   * @param signed whether older readers compare such values in the same way
   */
  static void set(Struct statistics, byte[] least, byte[] greatest, boolean signed) {
    if (least.length + greatest.length >= LONGEST) {
      return;
    }
    statistics.set(5, greatest).set(6, least);
    if (signed) {
      statistics.set(1, greatest).set(2, least);
    }
  }
}
