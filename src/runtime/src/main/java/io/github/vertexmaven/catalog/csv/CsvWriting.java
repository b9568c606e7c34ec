package io.github.vertexmaven.catalog.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes a table as csv: quotes only where they are needed, and around the empty text. */
final class CsvWriting {

  private CsvWriting() {}

  static void write(Table table, CsvFormat format, Writer writer) throws Exception {
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(format.delimiter())
            .quoteCharacter(format.quote())
            .quoteStrategy(format.quotesAll() ? QuoteStrategies.ALWAYS : QuoteStrategies.EMPTY)
            .lineDelimiter(LineDelimiter.of(format.lineSeparator()))
            .build(writer);
    try {
      write(table, format, csv);
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Table table, CsvFormat format, CsvWriter csv) throws BadData {
    boolean header = format.hasHeader();
    if (header) {
      csv.writeRecord(format.header(table));
    }
    RowNumbers numbers = RowNumbers.from(header ? 2 : 1);
    String[] fields = new String[table.columns().size()];
    for (int row = 0; row < table.rows(); row++) {
      for (int i = 0; i < fields.length; i++) {
        fields[i] = field(table.columns().get(i), row, numbers, format);
      }
      csv.writeRecord(fields);
    }
  }

  private static String field(Column column, int row, RowNumbers numbers, CsvFormat format)
      throws BadData {
    Object cell = column.get(row);
    if (cell == null || CellText.isKnown(cell)) {
      return cell == null ? format.empty() : format.text(cell);
    }
    throw new BadData(
        numbers.place(row, column.name())
            + ": a "
            + cell.getClass().getTypeName()
            + " cannot be kept in a csv field.");
  }
}
