package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes a table as the only sheet of a new file; the same table gives the same bytes. */
public final class SheetWriting {

  private static final int MAX_TEXT = 32_767;
  private static final RowNumbers NUMBERS = RowNumbers.from(2);

  private static final byte[] ROW = XmlBytes.of("<row r=\"");
  private static final byte[] ROW_START = XmlBytes.of("\">");
  private static final byte[] ROW_END = XmlBytes.of("</row>");

  /** What follows the number of a cell's row. */
  private static final byte[] NUMBER = XmlBytes.of("\"><v>");

  private static final byte[] FLAG = XmlBytes.of("\" t=\"b\"><v>");
  private static final byte[] DATE = XmlBytes.of("\" s=\"");
  private static final byte[] VALUE_END = XmlBytes.of("</v></c>");
  private static final byte[] TEXT = XmlBytes.of("\" t=\"inlineStr\"><is><t>");
  private static final byte[] SPACED_TEXT =
      XmlBytes.of("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  private static final byte[] TEXT_END = XmlBytes.of("</t></is></c>");

  private final Table table;
  private final Optional<List<String>> header;
  private final XmlBytes out;

  /** How a cell of each column begins, up to the number of its row. */
  private final byte[][] starts;

  private SheetWriting(Table table, Optional<List<String>> header, XmlBytes out) {
    this.table = table;
    this.header = header;
    this.out = out;
    this.starts = new byte[table.columns().size()][];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = XmlBytes.of("<c r=\"" + SheetPlaces.letters(i));
    }
  }

  /**
   * Writes the file.
   *
   * @param header the names in the first row, where there is one
   * @throws BadData when the format cannot keep the table whole
   */
  public static void write(
      Table table, Optional<List<String>> header, String sheet, OutputStream out)
      throws IOException, BadData {
    check(table, header);
    try (Archive archive = new Archive(out, sheet)) {
      XmlBytes part = archive.sheet();
      new SheetWriting(table, header, part).write();
      part.flush();
    }
  }

  private static void check(Table table, Optional<List<String>> header) throws BadData {
    if (table.columns().isEmpty()) {
      throw new BadData("a table without columns cannot be kept in excel.");
    }
    if (header.isPresent() && header.get().contains("")) {
      throw new BadData("a column without name cannot be kept in excel.");
    }
    if (table.rows() >= SheetPlaces.MAX_ROWS || table.columns().size() > SheetPlaces.MAX_COLUMNS) {
      throw new BadData(
          table.rows()
              + " rows and "
              + table.columns().size()
              + " columns are more than a sheet holds.");
    }
    if (table.rows() > 0 && isBlank(table, table.rows() - 1)) {
      throw new BadData(
          "the last row is empty in every column, which excel would not keep; drop such rows.");
    }
  }

  private static boolean isBlank(Table table, int row) {
    return table.columns().stream().allMatch(column -> column.get(row) == null);
  }

  private void write() throws IOException, BadData {
    out.add(Archive.SHEET_START);
    if (header.isPresent()) {
      header(header.get());
    }
    for (int row = 0; row < table.rows(); row++) {
      cells(row);
    }
    out.add(Archive.SHEET_END);
  }

  private void header(List<String> names) throws IOException {
    row(1);
    for (int i = 0; i < names.size(); i++) {
      out.add(starts[i]).add(1);
      text(names.get(i));
    }
    out.add(ROW_END);
  }

  private void row(int number) throws IOException {
    out.add(ROW).add(number).add(ROW_START);
  }

  private void cells(int row) throws IOException, BadData {
    int number = row + (header.isPresent() ? 2 : 1);
    row(number);
    for (int i = 0; i < starts.length; i++) {
      Column column = table.columns().get(i);
      if (!column.isNull(row)) {
        out.add(starts[i]).add(number);
        cell(column, row);
      }
    }
    out.add(ROW_END);
  }

  private void cell(Column column, int row) throws IOException, BadData {
    switch (column.type()) {
      case LONG -> out.add(NUMBER).add(column.longs()[row]).add(VALUE_END);
      case DOUBLE -> number(column.doubles()[row]);
      case BOOLEAN -> flag(column.booleans()[row]);
      default -> value(column.get(row), column, row);
    }
  }

  private void number(double number) throws IOException {
    if (Double.isFinite(number)) {
      out.add(NUMBER).add(Double.toString(number)).add(VALUE_END);
    } else {
      text(Double.toString(number));
    }
  }

  private void flag(boolean flag) throws IOException {
    out.add(FLAG).add(flag ? 1 : 0).add(VALUE_END);
  }

  private void value(Object value, Column column, int row) throws IOException, BadData {
    if (value instanceof Boolean flag) {
      flag(flag);
    } else if (value instanceof Number number && isFinite(number)) {
      out.add(NUMBER).add(number.toString()).add(VALUE_END);
    } else if (DateCell.of(value).isPresent()) {
      DateCell date = DateCell.of(value).get();
      out.add(DATE).add(date.style()).add(NUMBER);
      out.add(Double.toString(date.days())).add(VALUE_END);
    } else if (CellText.isKnown(value)) {
      String text = CellText.of(value);
      if (text.length() > MAX_TEXT) {
        throw bad(
            column, row, "a text of " + text.length() + " characters is longer than a cell holds.");
      }
      text(text);
    } else {
      throw bad(
          column, row, "a " + value.getClass().getTypeName() + " cannot be kept in an excel cell.");
    }
  }

  private static BadData bad(Column column, int row, String what) {
    return new BadData(NUMBERS.place(row, column.name()) + ": " + what);
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private void text(String text) throws IOException {
    out.add(XmlText.hasOuterSpace(text) ? SPACED_TEXT : TEXT).text(text).add(TEXT_END);
  }
}
