package io.github.vertexmaven.catalog.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.QuickNumbers;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TableColumns;
import io.github.vertexmaven.catalog.table.TableLayout;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
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

  /** Rows after which the types of columns are guessed. */
  private static final int TRIAL = 1000;

  private final CsvOptions options;
  private final TableTypes types;
  private final TableLayout layout;
  private final List<String> header = new ArrayList<>();
  private TableColumns columns;

  /** The columns by position; null while there is no header. */
  private TextColumn[] at;

  /** Beside them, where a column's first cells are numbers; null before that is known. */
  private QuickNumbers[] quick;

  /** Whether a column was taken for numbers that it has not. */
  private boolean mistaken;

  private final boolean maybeQuick;
  private long record;
  private boolean skipping;
  private int headersSeen;

  /** How many fields stand before a comment. */
  private int commented = Integer.MAX_VALUE;

  private int[] lines = new int[256];
  private int rows;
  private String problem;

  /**
   * A way to read.
   *
   * @param quick whether columns of numbers may be found by their first cells; then a reading can
   *     turn out to be {@link #mistaken}
   */
  CsvReading(CsvOptions options, TableTypes types, boolean quick) {
    this.options = options;
    this.maybeQuick =
        quick
            && options.rules().isUsual()
            && options.badLines() == CsvOptions.BadLines.ERROR
            && options.layout().footer() == 0;
    this.layout = options.layout();
    this.skipping = layout.skips(0);
    this.types = types;
  }

  /** Null when a column turns out not to be what its first cells are. */
  Table read(Reader reader) throws BadData, IOException {
    try (CsvReader<Boolean> csv = parser(reader)) {
      Iterator<Boolean> records = csv.iterator();
      while (problem == null && !mistaken && (at == null || rows < needed()) && records.hasNext()) {
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
    return mistaken ? null : table();
  }

  /** Rows of the footer are read to be forgotten. */
  private long needed() {
    return (long) layout.most() + (layout.footer() > 0 ? Integer.MAX_VALUE : 0);
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
        .quoteCharacter(options.quote())
        .skipEmptyLines(false)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(
            this,
            options.trimmed()
                ? new TrimmedFields(reader, options.delimiter(), options.quote())
                : reader);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (skipping || index >= commented) {
      return;
    }
    int left =
        quoted || layout.comment() == 0 ? length : beforeComment(index, buffer, offset, length);
    if (at == null) {
      header.add(new String(buffer, offset, left));
    } else if (index < at.length && at[index] != null && commented > 0) {
      if (quick == null || quick[index] == null) {
        add(at[index], buffer, offset, left, quoted);
      } else if (!quick[index].add(buffer, offset, left)) {
        mistaken = true;
      }
    }
  }

  /** How much of a field is none; with a comment the row ends. */
  private int beforeComment(int index, char[] buffer, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[offset + i] == layout.comment()) {
        commented = index == 0 && i == 0 ? 0 : index + 1;
        return i;
      }
    }
    return length;
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
    boolean skipped = skipping || commented == 0 && !blank;
    int fields = Math.min(getFieldCount(), commented);
    skipping = layout.skips(++record);
    commented = Integer.MAX_VALUE;
    if (skipped) {
      if (at == null) {
        header.clear();
      }
      return true;
    }
    if (at == null) {
      name(blank);
    } else if (!blank) {
      endRow(fields);
    } else if (at.length == 1 && at[0] != null) {
      if (quick == null || quick[0] == null) {
        at[0].addNull();
      } else {
        quick[0].addNull();
      }
      endRow(1);
    }
    return true;
  }

  /** Blank lines before the header mean nothing. */
  private void name(boolean blank) {
    if (blank) {
      header.clear();
      return;
    }
    if (headersSeen++ < layout.header()) {
      header.clear();
      return;
    }
    try {
      columns = TableColumns.of(names(), layout, false);
      at = columns.at();
    } catch (BadData e) {
      problem = e.getMessage();
      return;
    }
    if (!layout.hasHeader()) {
      firstRow();
    }
  }

  private List<String> names() {
    if (layout.names().isPresent()) {
      return layout.names().get();
    }
    return layout.hasHeader() ? header : TableColumns.numbered(header.size());
  }

  /** Without a header the first record was data all along. */
  private void firstRow() {
    for (int i = 0; i < Math.min(header.size(), at.length); i++) {
      if (at[i] != null) {
        char[] field = header.get(i).toCharArray();
        add(at[i], field, 0, field.length, false);
      }
    }
    endRow(header.size());
  }

  private void endRow(int fields) {
    boolean fill = options.badLines() != CsvOptions.BadLines.ERROR;
    boolean skip = fill && options.badLines() != CsvOptions.BadLines.FILL;
    if (fields > at.length && skip) {
      forget();
      return;
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows * 2);
    }
    lines[rows++] = (int) getStartingLineNumber();
    if (fields < at.length && fill) {
      for (TextColumn column : columns.chosen()) {
        column.fill(rows);
      }
    } else if (fields != at.length) {
      problem = mismatch(fields);
    }
    if (rows == TRIAL && maybeQuick) {
      findNumbers();
    }
  }

  /** Columns that nothing but their cells gives a type. */
  private void findNumbers() {
    quick = new QuickNumbers[at.length];
    for (int i = 0; i < at.length; i++) {
      if (at[i] != null && types.isOpen(at[i].name())) {
        quick[i] = QuickNumbers.of(at[i]);
      }
    }
  }

  private void forget() {
    for (TextColumn column : columns.chosen()) {
      column.shorten(rows);
    }
    if (options.badLines() == CsvOptions.BadLines.WARN) {
      System.err.println(
          "Skipped row "
              + getStartingLineNumber()
              + ", which has more fields than there are columns.");
    }
  }

  private String mismatch(int fields) {
    String found =
        "row " + getStartingLineNumber() + ": " + fields + (fields == 1 ? " field" : " fields");
    String expected = layout.hasHeader() ? "the header has " : "the table has ";
    String missing =
        fields < at.length
            ? "; column '"
                + columns.names().get(fields)
                + "' is the first one missing. load_args.on_bad_lines: fill takes it for empty."
            : "; is a '" + options.delimiter() + "' in a text that is not quoted?";
    return found + ", but " + expected + at.length + missing;
  }

  private Table table() throws BadData {
    if (at == null) {
      throw new BadData("the file is empty; expected a header line.");
    }
    int kept = Math.min(Math.max(0, rows - layout.footer()), layout.most());
    types.requireColumns(columns.names());
    TableTypes.requireColumns("parse_dates", options.rules().namedDates(), columns.names());
    List<Column> typed = new ArrayList<>();
    for (TextColumn column : columns.chosen()) {
      int position = columns.names().indexOf(column.name());
      if (quick != null && quick[position] != null) {
        typed.add(quick[position].column());
      } else {
        column.shorten(kept);
        typed.add(types.typed(column, position, this, options.rules()));
      }
    }
    return new Table(typed, kept);
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
