package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Writes a table as the only sheet of a new file; the same table gives the same bytes. */
public final class SheetWriting {

  private static final int MAX_TEXT = 32_767;
  private static final RowNumbers NUMBERS = RowNumbers.from(2);

  private final Table table;
  private final Optional<List<String>> header;
  private final Writer out;
  private final String[] letters;

  private SheetWriting(Table table, Optional<List<String>> header, Writer out) {
    this.table = table;
    this.header = header;
    this.out = out;
    this.letters = new String[table.columns().size()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = SheetPlaces.letters(i);
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
      Writer part = archive.sheet();
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
    out.write(Archive.SHEET_START);
    if (header.isPresent()) {
      header(header.get());
    }
    for (int row = 0; row < table.rows(); row++) {
      row(row);
    }
    out.write(Archive.SHEET_END);
  }

  private void header(List<String> names) throws IOException, BadData {
    out.write("<row r=\"1\">");
    for (int i = 0; i < names.size(); i++) {
      text(letters[i] + 1, names.get(i));
    }
    out.write("</row>");
  }

  private void row(int row) throws IOException, BadData {
    String number = Integer.toString(row + (header.isPresent() ? 2 : 1));
    out.write("<row r=\"" + number + "\">");
    for (int i = 0; i < letters.length; i++) {
      Column column = table.columns().get(i);
      Object value = column.get(row);
      if (value != null) {
        cell(letters[i] + number, value, column, row);
      }
    }
    out.write("</row>");
  }

  private void cell(String reference, Object value, Column column, int row)
      throws IOException, BadData {
    if (value instanceof Boolean flag) {
      out.write("<c r=\"" + reference + "\" t=\"b\"><v>" + (flag ? 1 : 0) + "</v></c>");
    } else if (value instanceof Number number && isFinite(number)) {
      out.write("<c r=\"" + reference + "\"><v>" + number + "</v></c>");
    } else if (DateCell.of(value).isPresent()) {
      DateCell date = DateCell.of(value).get();
      out.write(
          "<c r=\"" + reference + "\" s=\"" + date.style() + "\"><v>" + date.days() + "</v></c>");
    } else if (CellText.isKnown(value)) {
      String text = CellText.of(value);
      if (text.length() > MAX_TEXT) {
        throw bad(
            column, row, "a text of " + text.length() + " characters is longer than a cell holds.");
      }
      text(reference, text);
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

  private void text(String reference, String text) throws IOException {
    out.write("<c r=\"" + reference + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    XmlText.write(text, out);
    out.write("</t></is></c>");
  }
}
