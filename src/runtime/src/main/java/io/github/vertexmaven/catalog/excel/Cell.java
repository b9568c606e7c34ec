package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.Numerals;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The cell that is being read; one object for all cells of a sheet, because there are many. What it
 * says of a cell that cannot be read is the end of a sentence that begins with its place.
 */
final class Cell {

  private enum Kind {
    NUMBER,
    TEXT,
    SHARED_TEXT,
    BOOLEAN,
    ERROR
  }

  private final Workbook workbook;
  private final TextElement inline = new TextElement();
  private final Chars raw = new Chars();
  private Chars value = raw;
  private Kind kind;
  private int position;
  private int style;
  private boolean formula;
  private boolean valued;
  private List<String> shared;
  private DateFormats dates;

  Cell(Workbook workbook) {
    this.workbook = workbook;
  }

  /** Where it stands in its row, from 0. */
  int position() {
    return position;
  }

  /** Reads from the start of a {@code c} to its end. */
  void read(Xml xml, int expected) throws XMLStreamException, BadData {
    position = expected;
    raw.clear();
    value = raw;
    formula = false;
    valued = false;
    attributes(xml, expected);
    boolean inValue = false;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> inValue = startElement(xml);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inValue) {
            xml.appendTo(raw);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          inValue = false;
          if (xml.name().equals("c")) {
            finish();
            return;
          }
        }
        default -> {
          // Comments and processing instructions mean nothing.
        }
      }
    }
  }

  private boolean startElement(Xml xml) throws XMLStreamException {
    String name = xml.name();
    if (name.equals("v")) {
      valued = true;
      return true;
    }
    formula |= name.equals("f");
    if (name.equals("is")) {
      valued = true;
      kind = Kind.TEXT;
      value = inline.read(xml, "is");
    } else {
      // Extensions may have values of their own.
      xml.skip();
    }
    return false;
  }

  /** Around all but text, blanks mean nothing. */
  private void finish() {
    if (kind != Kind.TEXT && value == raw) {
      raw.strip();
    }
  }

  private void attributes(Xml xml, int expected) throws BadData {
    kind = Kind.NUMBER;
    style = -1;
    String type = null;
    String format = null;
    for (int i = 0; i < xml.attributeCount(); i++) {
      String name = xml.attributeName(i);
      if (name.equals("r")) {
        position = position(xml.attribute(i), expected);
      } else if (name.equals("t")) {
        type = xml.attribute(i);
      } else if (name.equals("s")) {
        format = xml.attribute(i);
      }
    }
    // Only now it is known where the cell is.
    kind = type == null ? Kind.NUMBER : kind(type);
    style = format == null ? -1 : index(format, "format");
  }

  private static int position(String reference, int expected) {
    int position = 0;
    for (int i = 0; i < reference.length() && position <= SheetPlaces.MAX_COLUMNS; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      position = position * 26 + (c - 'A' + 1);
    }
    return position == 0 ? expected : position - 1;
  }

  private static Kind kind(String type) throws BadData {
    return switch (type) {
      case "n" -> Kind.NUMBER;
      case "s" -> Kind.SHARED_TEXT;
      case "inlineStr", "str", "d" -> Kind.TEXT;
      case "b" -> Kind.BOOLEAN;
      case "e" -> Kind.ERROR;
      default ->
          throw new BadData("its type is " + Words.quoted(type) + ", which the format lacks.");
    };
  }

  private static int index(String text, String what) throws BadData {
    try {
      return Integer.parseUnsignedInt(text) & Integer.MAX_VALUE;
    } catch (NumberFormatException e) {
      throw new BadData(
          "its " + what + " is " + Words.quoted(text) + ", where a number is expected.", e);
    }
  }

  /**
   * Cells without value have a format at most; that a value is not available is what other formats
   * call empty.
   */
  boolean isEmpty() {
    boolean unknown = kind == Kind.ERROR && value.toString().equals("#N/A");
    return unknown || (!hasValue() && !formula);
  }

  /** Whether a formula has found no value. */
  boolean isError() {
    return kind == Kind.ERROR;
  }

  /** Only a text can have a value without characters. */
  private boolean hasValue() {
    return valued && (kind == Kind.TEXT || value.length() > 0);
  }

  /** The cell as a column's name. */
  String text() throws BadData, XMLStreamException, IOException {
    return switch (kind) {
      case SHARED_TEXT -> shared();
      case BOOLEAN -> flag();
      case TEXT -> value.decoded();
      default -> date() ? dates.iso(number(), style) : value.toString();
    };
  }

  /** Whether a comment begins in a text; then the cell is what stands before it. */
  boolean endsAt(char comment) throws BadData, XMLStreamException, IOException {
    boolean mayEnd = hasValue() && (kind == Kind.TEXT || kind == Kind.SHARED_TEXT);
    String text = mayEnd ? text() : "";
    int end = text.indexOf(comment);
    if (end >= 0) {
      kind = Kind.TEXT;
      value = raw;
      raw.clear();
      raw.append(text.toCharArray(), 0, end);
      valued = end > 0;
      formula = false;
    }
    return end >= 0;
  }

  /** Numbers go into the column as they are spelled, so that 1 and 1.0 stay apart. */
  void addTo(TextColumn column) throws BadData, XMLStreamException, IOException {
    if (!hasValue() || kind == Kind.ERROR) {
      throw new BadData(unusable());
    }
    if (kind == Kind.NUMBER && !date()) {
      requireNumber();
      column.addNumber(value.array(), 0, value.length());
    } else if (kind == Kind.BOOLEAN) {
      column.add(flag());
    } else {
      addText(column, text());
    }
  }

  private String unusable() {
    return hasValue()
        ? "the cell holds the error " + value + "."
        : "the formula has no value; open and save the file in a spreadsheet program.";
  }

  /** The format's numbers know neither not-a-number nor infinity, so these are kept as text. */
  private static void addText(TextColumn column, String text) {
    if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
      column.add(text);
    } else {
      column.addText(text);
    }
  }

  private String flag() throws BadData {
    return switch (value.toString()) {
      case "1", "true" -> "true";
      case "0", "false" -> "false";
      default ->
          throw new BadData(
              "it should be true or false, and holds " + Words.quoted(value.toString()) + ".");
    };
  }

  private String shared() throws XMLStreamException, IOException, BadData {
    if (shared == null) {
      shared = workbook.sharedStrings();
    }
    int index = index(value.toString(), "shared text");
    if (index >= shared.size()) {
      throw new BadData("the file has no shared text " + index + ", which it refers to.");
    }
    return shared.get(index);
  }

  private boolean date() throws XMLStreamException, IOException {
    if (style < 0) {
      return false;
    }
    if (dates == null) {
      dates = workbook.dateFormats();
    }
    return dates.isDate(style);
  }

  private double number() throws BadData {
    requireNumber();
    return Numerals.parseDouble(value.array(), 0, value.length());
  }

  private void requireNumber() throws BadData {
    if (isNumber()) {
      return;
    }
    value.stripZeros();
    if (!isNumber()) {
      throw new BadData("it should be a number, and holds " + Words.quoted(value.toString()) + ".");
    }
  }

  private boolean isNumber() {
    return Numerals.isDecimal(value.array(), 0, value.length());
  }
}
