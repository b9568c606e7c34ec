package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.TableColumns;
import io.github.vertexmaven.catalog.table.TableLayout;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import io.github.vertexmaven.config.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a sheet into columns. The first row that is not blank is the header; a blank row between
 * others is a row of empty cells, and blank rows at the end, which spreadsheet programs leave
 * behind, are none.
 */
public final class SheetReading {

  private final String sheet;
  private final TableLayout layout;
  private final boolean errorsEmpty;
  private List<String> names = List.of();
  private List<TextColumn> columns = new ArrayList<>();

  /** The column at each position of the sheet; null where the header is empty or not wanted. */
  private TextColumn[] positions;

  private final Cell cell;
  private int headersSeen;
  private int[] numbers = new int[256];
  private int rows;
  private int row;
  private int blankRows;

  private SheetReading(Workbook workbook, String sheet, TableLayout layout, boolean errorsEmpty)
      throws BadData {
    this.sheet = sheet;
    this.layout = layout;
    this.errorsEmpty = errorsEmpty;
    this.cell = new Cell(workbook);
    if (!layout.hasHeader() && layout.names().isPresent()) {
      take(TableColumns.of(layout.names().get(), layout, true));
    } else if (!layout.hasHeader()) {
      names = new ArrayList<>();
      positions = new TextColumn[0];
    }
  }

  private void take(TableColumns found) {
    names = new ArrayList<>(found.names());
    positions = found.at();
    columns = new ArrayList<>(found.chosen());
  }

  /**
   * Reads one sheet.
   *
   * @param sheet its name (String) or its position counted from 0 (Long)
   * @param layout where the table lies in the sheet
   * @param errorsEmpty whether cells with an error are empty
   * @throws BadData when the file is no such file, or a cell cannot be read
   */
  public static SheetReading of(Path file, Object sheet, TableLayout layout, boolean errorsEmpty)
      throws IOException, BadData {
    try (Workbook workbook = Workbook.open(file)) {
      String name = workbook.name(sheet);
      try (Xml xml = workbook.sheet(name)) {
        SheetReading reading = new SheetReading(workbook, name, layout, errorsEmpty);
        reading.read(xml);
        return reading;
      }
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw invalid("", e);
    }
  }

  private static BadData invalid(String where, Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return new BadData(where + Sentence.of("it is not a valid xlsx file: " + first), e);
  }

  /** The columns with raw cells. */
  public List<TextColumn> columns() {
    return columns;
  }

  /** All names in the order of the sheet, empty for columns without one. */
  public List<String> names() {
    return names;
  }

  /** The number of rows below the header. */
  public int rows() {
    return rows;
  }

  /** Where each row stands in the sheet. */
  public RowNumbers numbers() {
    return new SheetPlaces(sheet, numbers, names);
  }

  private void read(Xml xml) throws IOException, BadData {
    try {
      readRows(xml);
    } catch (XMLStreamException e) {
      throw invalid(SheetPlaces.row(sheet, Math.max(1, row)) + ": ", e);
    }
    if (positions == null || positions.length == 0) {
      throw new BadData(SheetPlaces.sheet(sheet) + " is empty; expected a header row.");
    }
    rows = Math.min(Math.max(0, rows - layout.footer()), layout.most());
    for (TextColumn column : columns) {
      column.shorten(rows);
    }
  }

  private void readRows(Xml xml) throws XMLStreamException, IOException, BadData {
    boolean inSheet = true;
    while (inSheet && xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
        startRow(xml.attribute("r"));
        readRow(xml);
      }
      // What comes below, such as the places of buttons, has rows of its own.
      inSheet = event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("sheetData");
    }
  }

  /** Rows follow each other, and those without a number the one before. */
  private void startRow(String written) throws BadData {
    int number = row + 1;
    try {
      number = written == null ? number : Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new BadData(
          SheetPlaces.sheet(sheet) + ": a row has the number " + Words.quoted(written) + ".", e);
    }
    if (number <= row || number > SheetPlaces.MAX_ROWS) {
      String wrong =
          number > row
              ? ": a sheet has " + SheetPlaces.MAX_ROWS + " rows at most."
              : ": it stands below row "
                  + row
                  + "; open and save the file in a spreadsheet program.";
      throw new BadData(SheetPlaces.row(sheet, number) + wrong);
    }
    blankRows += number - row - 1;
    row = number;
  }

  private void readRow(Xml xml) throws XMLStreamException, IOException, BadData {
    List<String> header = positions == null ? new ArrayList<>() : null;
    boolean blank = true;
    boolean skipped = layout.skips(row - 1L);
    boolean passed = skipped;
    int position = -1;
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("row")) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
        try {
          cell.read(xml, position + 1);
          position = cell.position();
          boolean last = !passed && layout.comment() != 0 && cell.endsAt(layout.comment());
          skipped |= last && blank && cell.isEmpty();
          if (!passed && !isEmpty()) {
            blank = blank && startContent(header == null);
            take(position, header);
          }
          passed |= last;
        } catch (BadData e) {
          throw new BadData(cellPlace() + e.getMessage(), e);
        } catch (XMLStreamException e) {
          throw invalid(cellPlace(), e);
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        xml.skip();
      }
      event = xml.next();
    }
    if (!skipped) {
      endRow(blank, header);
    }
  }

  private String cellPlace() {
    int position = cell.position();
    boolean named = positions != null && position < names.size() && !names.get(position).isEmpty();
    return SheetPlaces.cell(sheet, position, row)
        + (named ? " (column '" + names.get(position) + "'): " : ": ");
  }

  private boolean isEmpty() {
    return cell.isEmpty() || errorsEmpty && cell.isError();
  }

  /** The first cell that is not empty makes the row, and the blank ones above it, real. */
  private boolean startContent(boolean data) {
    for (; data && blankRows > 0; blankRows--) {
      number(row - blankRows);
    }
    if (data) {
      number(row);
    }
    return false;
  }

  private void number(int number) {
    if (rows == numbers.length) {
      numbers = Arrays.copyOf(numbers, rows * 2);
    }
    numbers[rows++] = number;
  }

  private void take(int position, List<String> header)
      throws BadData, XMLStreamException, IOException {
    if (position >= SheetPlaces.MAX_COLUMNS) {
      throw new BadData("a sheet has " + SheetPlaces.MAX_COLUMNS + " columns at most.");
    }
    if (header != null) {
      while (header.size() <= position) {
        header.add("");
      }
      header.set(position, cell.text());
      return;
    }
    if (position >= positions.length && mayGrow()) {
      grow(position);
    }
    TextColumn column = position < positions.length ? positions[position] : null;
    if (column == null && isUnwanted(position)) {
      return;
    }
    if (column == null) {
      throw new BadData(
          layout.names().isPresent()
              ? "there is a value, and load_args.names has no name for its column."
              : "there is a value, and its column has no name in the header row; with"
                  + " load_args.repair_header: true it gets one.");
    }
    column.fill(rows - 1);
    if (column.size() == rows) {
      throw new BadData("its row has this cell twice.");
    }
    cell.addTo(column);
  }

  /** Whether there are as many columns as the longest row has cells. */
  private boolean mayGrow() {
    return layout.names().isEmpty() && (!layout.hasHeader() || layout.repaired());
  }

  private boolean isUnwanted(int position) {
    boolean named = position < names.size() && !names.get(position).isEmpty();
    return named || layout.columns().isPresent() || layout.index().contains((long) position);
  }

  private void grow(int position) {
    int known = positions.length;
    positions = Arrays.copyOf(positions, position + 1);
    names.addAll(TableColumns.unnamed(names, position + 1, layout));
    for (int i = known; i <= position; i++) {
      boolean wanted =
          layout.columns().isEmpty()
              || layout.columns().get().contains((long) i)
              || layout.columns().get().contains(names.get(i));
      if (wanted) {
        positions[i] = new TextColumn(names.get(i));
        positions[i].fill(rows - 1);
        columns.add(positions[i]);
      }
    }
  }

  private void endRow(boolean blank, List<String> header) throws BadData {
    if (header != null) {
      if (!blank && headersSeen++ >= layout.header()) {
        name(header);
      }
      return;
    }
    if (blank) {
      blankRows++;
      return;
    }
    for (TextColumn column : columns) {
      column.fill(rows);
    }
  }

  private void name(List<String> header) throws BadData {
    blankRows = 0;
    try {
      take(TableColumns.of(layout.names().orElse(header), layout, true));
    } catch (BadData e) {
      throw new BadData(SheetPlaces.row(sheet, row) + ": " + e.getMessage(), e);
    }
  }
}
