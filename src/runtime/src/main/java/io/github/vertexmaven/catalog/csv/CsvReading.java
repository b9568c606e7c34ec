package io.github.vertexmaven.catalog.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Reads one csv file into a table; fields go from the parser's buffer into columns without becoming
 * strings. Loops rather than lambdas, for each of which a task would have code made.
 */
final class CsvReading extends AbstractBaseCsvCallbackHandler<Boolean> implements RowNumbers {

  private final CsvOptions options;
  private final TableTypes types;
  private final List<TextColumn> columns = new ArrayList<>();
  private final List<String> header = new ArrayList<>();
  private boolean named;
  private int[] lines = new int[256];
  private int rows;
  private String problem;

  CsvReading(CsvOptions options, TableTypes types) {
    this.options = options;
    this.types = types;
  }

  Table read(Reader reader) throws BadData, IOException {
    try (CsvReader<Boolean> csv = parser(reader)) {
      Iterator<Boolean> records = csv.iterator();
      while (problem == null && records.hasNext()) {
        records.next();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new BadData("row " + getStartingLineNumber() + ": " + words(e) + ".", e);
    }
    if (problem != null) {
      throw new BadData(problem);
    }
    return table();
  }

  /** The parser begins in upper case, and ends with the line that is said already. */
  private static String words(CsvParseException e) {
    String message = e.getMessage();
    int end = message.indexOf(" (record starting at");
    return Character.toLowerCase(message.charAt(0))
        + message.substring(1, end < 0 ? message.length() : end);
  }

  private CsvReader<Boolean> parser(Reader reader) {
    return CsvReader.builder()
        .fieldSeparator(options.delimiter())
        .skipEmptyLines(false)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(this, reader);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (!named) {
      header.add(new String(buffer, offset, length));
    } else if (index < columns.size()) {
      add(columns.get(index), buffer, offset, length, quoted);
    }
  }

  private static void add(
      TextColumn column, char[] buffer, int offset, int length, boolean quoted) {
    if (length == 0 && !quoted) {
      column.addNull();
    } else {
      column.add(buffer, offset, length);
    }
  }

  @Override
  protected Boolean buildRecord() {
    boolean blank = getRecordType() == RecordType.EMPTY;
    if (!named) {
      name(blank);
    } else if (!blank) {
      endRow(getFieldCount());
    } else if (columns.size() == 1) {
      columns.get(0).addNull();
      endRow(1);
    }
    return true;
  }

  /** Blank lines before the header mean nothing. */
  private void name(boolean blank) {
    if (blank) {
      return;
    }
    named = true;
    for (String name : names()) {
      columns.add(new TextColumn(name));
    }
    if (!options.header()) {
      firstRow();
    }
  }

  private List<String> names() {
    if (options.header()) {
      return header;
    }
    return options.columns().isPresent() ? options.columns().get() : numbered();
  }

  private List<String> numbered() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= header.size(); i++) {
      names.add("column_" + i);
    }
    return names;
  }

  /** Without a header the first record was data all along. */
  private void firstRow() {
    for (int i = 0; i < Math.min(header.size(), columns.size()); i++) {
      char[] field = header.get(i).toCharArray();
      add(columns.get(i), field, 0, field.length, false);
    }
    endRow(header.size());
  }

  private void endRow(int fields) {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows * 2);
    }
    lines[rows++] = (int) getStartingLineNumber();
    if (fields != columns.size()) {
      problem = mismatch(fields);
    }
  }

  private String mismatch(int fields) {
    String found =
        "row " + getStartingLineNumber() + ": " + fields + (fields == 1 ? " field" : " fields");
    String expected = options.header() ? "the header has " : "the table has ";
    String missing =
        fields < columns.size()
            ? "; column '" + columns.get(fields).name() + "' is the first one missing."
            : "; is a '" + options.delimiter() + "' in a text that is not quoted?";
    return found + ", but " + expected + columns.size() + missing;
  }

  private Table table() throws BadData {
    if (!named) {
      throw new BadData("the file is empty; expected a header line.");
    }
    List<String> names = new ArrayList<>();
    for (TextColumn column : columns) {
      names.add(column.name());
    }
    Table.requireDistinct(names);
    types.requireColumns(names);
    List<Column> typed = new ArrayList<>();
    for (TextColumn column : selected(names)) {
      typed.add(column.typed(types.of(column.name()), this));
    }
    return new Table(typed, rows);
  }

  private List<TextColumn> selected(List<String> names) throws BadData {
    if (!options.header() || options.columns().isEmpty()) {
      return columns;
    }
    List<TextColumn> selected = new ArrayList<>();
    for (String wanted : options.columns().get()) {
      int index = names.indexOf(wanted);
      if (index < 0) {
        throw new BadData(
            "load_args.columns names '"
                + wanted
                + "', which the header lacks"
                + DidYouMean.suffix(names, wanted));
      }
      selected.add(columns.get(index));
    }
    return selected;
  }

  /** The line in the file at which a row begins. */
  @Override
  public int of(int row) {
    return lines[row];
  }

  /** How far the file could be read, for messages. */
  String after() {
    return rows == 0 ? "" : "after row " + lines[rows - 1] + ": ";
  }
}
