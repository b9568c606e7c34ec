package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.Sentence;
import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The cell that is being read; one object for all cells of a sheet, because there are many. */
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
  private int style;
  private boolean formula;
  private boolean valued;
  private List<String> shared;
  private DateFormats dates;

  Cell(Workbook workbook) {
    this.workbook = workbook;
  }

  /** Reads from the start of a {@code c} to its end, and tells its position in the row, from 0. */
  int read(Xml xml, int expected) throws XMLStreamException {
    int position = attributes(xml, expected);
    raw.clear();
    value = raw;
    formula = false;
    valued = false;
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
            return position;
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
      value = inline.read(xml, "is");
    }
    return false;
  }

  private int attributes(Xml xml, int expected) {
    int position = expected;
    kind = Kind.NUMBER;
    style = -1;
    for (int i = 0; i < xml.attributeCount(); i++) {
      String name = xml.attributeName(i);
      if (name.equals("r")) {
        position = position(xml.attribute(i), expected);
      } else if (name.equals("t")) {
        kind = kind(xml.attribute(i));
      } else if (name.equals("s")) {
        style = Integer.parseInt(xml.attribute(i));
      }
    }
    return position;
  }

  private static int position(String reference, int expected) {
    int position = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      position = position * 26 + (c - 'A' + 1);
    }
    return position == 0 ? expected : position - 1;
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "s" -> Kind.SHARED_TEXT;
      case "inlineStr", "str", "d" -> Kind.TEXT;
      case "b" -> Kind.BOOLEAN;
      case "e" -> Kind.ERROR;
      default -> Kind.NUMBER;
    };
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
  String text() throws BadData {
    try {
      return switch (kind) {
        case SHARED_TEXT -> shared();
        case BOOLEAN -> flag();
        case TEXT -> value.decoded();
        default -> date() ? dates.iso(number(), style) : value.toString();
      };
    } catch (XMLStreamException | IOException e) {
      throw new BadData(Sentence.of("it is not a valid xlsx file: " + e.getMessage()), e);
    }
  }

  /** Numbers go into the column as they are spelled, so that 1 and 1.0 stay apart. */
  void addTo(TextColumn column, int row) throws BadData {
    if (!hasValue() || kind == Kind.ERROR) {
      throw new BadData("row " + row + ", column '" + column.name() + "': " + unusable());
    }
    if (kind == Kind.NUMBER && !hasDate()) {
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

  private String flag() {
    return value.toString().equals("1") ? "true" : "false";
  }

  private String shared() throws XMLStreamException, IOException, BadData {
    if (shared == null) {
      shared = workbook.sharedStrings();
    }
    int index = Integer.parseInt(value.toString());
    if (index < 0 || index >= shared.size()) {
      throw new BadData("it is not a valid xlsx file: there is no shared text " + index + ".");
    }
    return shared.get(index);
  }

  private boolean hasDate() throws BadData {
    try {
      return date();
    } catch (XMLStreamException | IOException e) {
      throw new BadData(Sentence.of("it is not a valid xlsx file: " + e.getMessage()), e);
    }
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

  private double number() {
    return Double.parseDouble(value.toString());
  }
}
