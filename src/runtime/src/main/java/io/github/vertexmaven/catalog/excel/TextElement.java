package io.github.vertexmaven.catalog.excel;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads a text that may come in runs of different fonts, leaving out how it is pronounced. */
final class TextElement {

  private final Chars text = new Chars();

  /** From the start of an element to its end; the result is valid until the next call. */
  Chars read(Xml xml, String element) throws XMLStreamException {
    text.clear();
    boolean inText = false;
    int phonetic = 0;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          inText = xml.name().equals("t");
          phonetic += xml.name().equals("rPh") ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          inText = false;
          phonetic -= xml.name().equals("rPh") ? 1 : 0;
          if (xml.name().equals(element)) {
            return text;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inText && phonetic == 0) {
            xml.appendTo(text);
          }
        }
        default -> {
          // Comments and processing instructions mean nothing.
        }
      }
    }
  }
}
