package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.RowNumbers;
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

  private final Workbook workbook;
  private final List<TextColumn> columns = new ArrayList<>();

  /** The column at each position of the sheet; null where the header is empty. */
  private TextColumn[] positions;

  private final Cell cell;
  private int[] numbers = new int[256];
  private int rows;
  private int row;
  private int blankRows;

  private SheetReading(Workbook workbook) {
    this.workbook = workbook;
    this.cell = new Cell(workbook);
  }

  /**
   * Reads one sheet.
   *
   * @param sheet its name (String) or its position counted from 0 (Long)
   * @throws BadData when the file is no such file, or a cell cannot be read
   */
  public static SheetReading of(Path file, Object sheet) throws IOException, BadData {
    try (Workbook workbook = Workbook.open(file);
        Xml xml = workbook.sheet(sheet)) {
      SheetReading reading = new SheetReading(workbook);
      reading.read(xml);
      return reading;
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new BadData("it is not a sound xlsx file: " + firstLine(e.getMessage()) + ".", e);
    }
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("").strip();
  }

  /** The columns with raw cells. */
  public List<TextColumn> columns() {
    return columns;
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
    if (positions == null) {
      throw new BadData("the sheet is empty; expected a header row.");
    }
  }

  private void startRow(int number) {
    blankRows += number - row - 1;
    row = number;
  }

  private void readRow(Xml xml) throws XMLStreamException, IOException, BadData {
    List<String> header = positions == null ? new ArrayList<>() : null;
    boolean blank = true;
    int position = -1;
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT || !xml.name().equals("row")) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
        position = cell.read(xml, position + 1);
        if (!cell.isEmpty()) {
          blank = blank && startContent(header == null);
          take(position, header);
        }
      }
      event = xml.next();
    }
    endRow(blank, header);
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
    TextColumn column = position < positions.length ? positions[position] : null;
    if (column == null) {
      throw new BadData(
          "row "
              + row
              + ": there is a value in column "
              + letters(position)
              + ", which has no name in the header row.");
    }
    fill(column, rows - 1);
    if (column.size() == rows) {
      throw new BadData("row " + row + " has two cells in column " + letters(position) + ".");
    }
    cell.addTo(column, row);
  }

  /** Cells that the file leaves out are empty. */
  private static void fill(TextColumn column, int size) {
    while (column.size() < size) {
      column.addNull();
    }
  }

  private void endRow(boolean blank, List<String> header) {
    if (header != null) {
      if (!blank) {
        name(header);
      }
      return;
    }
    if (blank) {
      blankRows++;
      return;
    }
    for (TextColumn column : columns) {
      fill(column, rows);
    }
  }

  private void name(List<String> header) {
    blankRows = 0;
    positions = new TextColumn[header.size()];
    for (int i = 0; i < positions.length; i++) {
      if (!header.get(i).isEmpty()) {
        positions[i] = new TextColumn(header.get(i));
        columns.add(positions[i]);
      }
    }
  }

  private static String letters(int position) {
    String last = String.valueOf((char) ('A' + position % 26));
    return position < 26 ? last : letters(position / 26 - 1) + last;
  }
}
