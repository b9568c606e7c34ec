package io.github.vertexmaven.catalog.table;

/**
 * Where the rows of a table stand in their file, counted as an editor or a spreadsheet shows them.
 */
public interface RowNumbers {

  /** The row's number in the file; {@code row} counts from 0. */
  int of(int row);

  /** {@code row 17, column 'price'}. */
  default String place(int row, String column) {
    return "row " + of(row) + ", column '" + column + "'";
  }

  /** Rows that follow each other. */
  record From(int first) implements RowNumbers {
    @Override
    public int of(int row) {
      return first + row;
    }
  }

  /** For tables that were made in Java, or that follow a header line without gaps. */
  static RowNumbers from(int first) {
    return new From(first);
  }
}
