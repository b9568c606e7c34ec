package io.github.vertexmaven.catalog.table;

import java.nio.charset.CharsetEncoder;

/** Looks for the text that an encoding could not write, when it has failed to. */
public final class UnfitText {

  private UnfitText() {}

  /**
   * The beginning of a sentence.
   *
   * @param rows where the rows stand in the file
   * @return empty when there is none
   */
  public static String place(Table table, CharsetEncoder encoder, RowNumbers rows) {
    for (Column column : table.columns()) {
      if (!encoder.canEncode(column.name())) {
        return "a column's name, '" + column.name() + "': ";
      }
      for (int row = 0; row < table.rows(); row++) {
        Object cell = column.get(row);
        if (CellText.isKnown(cell) && !encoder.canEncode(CellText.of(cell))) {
          return rows.place(row, column.name()) + ": ";
        }
      }
    }
    return "";
  }
}
