package io.github.vertexmaven.catalog.parquet;

import org.apache.parquet.format.Statistics;

/** The least and the greatest value of a column, by which readers pass over groups of rows. */
final class Bounds {

  /** Longer ones cost every reader more than they save. */
  private static final int LONGEST = 4096;

  private Bounds() {}

  /**
   * Sets them, unless they are long.
   *
   * @param signed whether older readers compare such values in the same way
   */
  static void set(Statistics statistics, byte[] least, byte[] greatest, boolean signed) {
    if (least.length + greatest.length >= LONGEST) {
      return;
    }
    statistics.setMin_value(least);
    statistics.setMax_value(greatest);
    if (signed) {
      statistics.setMin(least);
      statistics.setMax(greatest);
    }
  }
}
