package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.RowNumbers;
import java.util.List;

/** Where the rows and columns of a table stand in their sheet, in a spreadsheet program's words. */
final class SheetPlaces implements RowNumbers {

  static final int MAX_ROWS = 1_048_576;
  static final int MAX_COLUMNS = 16_384;

  private final String sheet;
  private final int[] numbers;
  private final List<String> names;

  /**
   * The places.
   *
   * @param numbers of the rows
   * @param names of all columns by their position
   */
  SheetPlaces(String sheet, int[] numbers, List<String> names) {
    this.sheet = sheet;
    this.numbers = numbers;
    this.names = names;
  }

  @Override
  public int of(int row) {
    return numbers[row];
  }

  @Override
  public String place(int row, String column) {
    return cell(sheet, names.indexOf(column), of(row)) + " (column '" + column + "')";
  }

  /** {@code sheet 'Prices', cell B7}. */
  static String cell(String sheet, int position, int row) {
    return sheet(sheet) + ", cell " + letters(position) + row;
  }

  /** {@code sheet 'Prices', row 7}. */
  static String row(String sheet, int row) {
    return sheet(sheet) + ", row " + row;
  }

  /** {@code sheet 'Prices'}. */
  static String sheet(String sheet) {
    return "sheet '" + sheet + "'";
  }

  /** A column as a spreadsheet program calls it; the position counts from 0. */
  static String letters(int position) {
    String last = String.valueOf((char) ('A' + position % 26));
    return position < 26 ? last : letters(position / 26 - 1) + last;
  }
}
