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

  static void write(Table table, CsvOptions options, Writer writer) throws Exception {
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(options.delimiter())
            .quoteStrategy(QuoteStrategies.EMPTY)
            .lineDelimiter(LineDelimiter.of(options.lineSeparator()))
            .build(writer);
    try {
      write(table, options.header(), csv);
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Table table, boolean header, CsvWriter csv) throws BadData {
    if (header) {
      csv.writeRecord(table.names());
    }
    RowNumbers numbers = RowNumbers.from(header ? 2 : 1);
    String[] fields = new String[table.columns().size()];
    for (int row = 0; row < table.rows(); row++) {
      for (int i = 0; i < fields.length; i++) {
        fields[i] = field(table.columns().get(i), row, numbers);
      }
      csv.writeRecord(fields);
    }
  }

  private static String field(Column column, int row, RowNumbers numbers) throws BadData {
    Object cell = column.get(row);
    if (cell == null || CellText.isKnown(cell)) {
      return cell == null ? null : CellText.of(cell);
    }
    throw new BadData(
        numbers.place(row, column.name())
            + ": a "
            + cell.getClass().getTypeName()
            + " cannot be kept in a csv field.");
  }
}
