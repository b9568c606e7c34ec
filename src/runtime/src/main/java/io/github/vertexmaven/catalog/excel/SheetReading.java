package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.TableColumns;
import io.github.vertexmaven.catalog.table.TableLayout;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
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

  private SheetReading(Workbook workbook, TableLayout layout, boolean errorsEmpty) throws BadData {
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
    try (Workbook workbook = Workbook.open(file);
        Xml xml = workbook.sheet(sheet)) {
      SheetReading reading = new SheetReading(workbook, layout, errorsEmpty);
      reading.read(xml);
      return reading;
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new BadData("it is not a valid xlsx file: " + firstLine(e.getMessage()) + ".", e);
    }
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("").strip();
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
    return index -> numbers[index];
  }

  private void read(Xml xml) throws XMLStreamException, IOException, BadData {
    boolean inSheet = true;
    while (inSheet && xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
        String number = xml.attribute("r");
        startRow(number == null ? row + 1 : Integer.parseInt(number));
        readRow(xml);
      }
      // What comes below, such as the places of buttons, has rows of its own.
      inSheet = event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("sheetData");
    }
    if (positions == null || positions.length == 0) {
      throw new BadData("the sheet is empty; expected a header row.");
    }
    rows = Math.min(Math.max(0, rows - layout.footer()), layout.most());
    for (TextColumn column : columns) {
      column.shorten(rows);
    }
  }

  private void startRow(int number) {
    blankRows += number - row - 1;
    row = number;
  }

  private void readRow(Xml xml) throws XMLStreamException, IOException, BadData {
    List<String> header = positions == null ? new ArrayList<>() : null;
    boolean blank = true;
    boolean skipped = layout.skips(row - 1L);
    int position = -1;
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("row")) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
        position = cell.read(xml, position + 1);
        skipped = skipped || blank && isComment();
        if (!skipped && !isEmpty()) {
          blank = blank && startContent(header == null);
          take(position, header);
        }
      }
      event = xml.next();
    }
    if (!skipped) {
      endRow(blank, header);
    }
  }

  private boolean isEmpty() {
    return cell.isEmpty() || errorsEmpty && cell.isError();
  }

  private boolean isComment() throws BadData {
    return layout.comment() != 0
        && !cell.isEmpty()
        && cell.text().startsWith(String.valueOf(layout.comment()));
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

  private void take(int position, List<String> header) throws BadData {
    if (header != null) {
      while (header.size() <= position) {
        header.add("");
      }
      header.set(position, cell.text());
      return;
    }
    if (position >= positions.length && !layout.hasHeader() && layout.names().isEmpty()) {
      grow(position);
    }
    TextColumn column = position < positions.length ? positions[position] : null;
    if (column == null && isUnwanted(position)) {
      return;
    }
    if (column == null) {
      throw new BadData(
          "row "
              + row
              + ": there is a value in column "
              + letters(position)
              + ", which has no name in the header row.");
    }
    column.fill(rows - 1);
    if (column.size() == rows) {
      throw new BadData("row " + row + " has two cells in column " + letters(position) + ".");
    }
    cell.addTo(column, row);
  }

  private boolean isUnwanted(int position) {
    boolean named = position < names.size() && !names.get(position).isEmpty();
    return named || layout.columns().isPresent() || layout.index().contains((long) position);
  }

  /** Without a header there are as many columns as the longest row has cells. */
  private void grow(int position) {
    int known = positions.length;
    positions = Arrays.copyOf(positions, position + 1);
    names.addAll(TableColumns.numbered(position + 1).subList(known, position + 1));
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
    take(TableColumns.of(layout.names().orElse(header), layout, true));
  }

  private static String letters(int position) {
    String last = String.valueOf((char) ('A' + position % 26));
    return position < 26 ? last : letters(position / 26 - 1) + last;
  }
}
