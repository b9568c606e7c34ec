package io.github.vertexmaven.catalog.excel;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of the file as a stream of elements, with nothing resolved that lies outside of it. */
final class Xml implements AutoCloseable {

  /** Asked for by name, so that a project's own StAX implementation cannot take its place. */
  private static final XMLInputFactory FACTORY = factory();

  private final String part;
  private final XMLStreamReader reader;
  private String namespace;

  /**
   * Opens a part.
   *
   * @param part its name in the archive, for messages
   */
  Xml(String part, InputStream in) throws XMLStreamException {
    this.part = part;
    try {
      this.reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw unsound(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Else the library ends with "not (yet) implemented" where a part uses an entity.
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /**
   * Goes to the next start of an element; false at the end of the part. Elements of extensions,
   * which have other namespaces than the part, may have names of the format and mean something
   * else: they are passed over.
   */
  boolean nextElement() throws XMLStreamException {
    while (hasNext()) {
      if (next() == XMLStreamConstants.START_ELEMENT && isOfTheFormat()) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfTheFormat() {
    String own = String.valueOf(reader.getNamespaceURI());
    namespace = namespace == null ? own : namespace;
    return own.equals(namespace);
  }

  boolean hasNext() throws XMLStreamException {
    return reader.hasNext();
  }

  /** Goes to the next event, one of {@link XMLStreamConstants}. */
  int next() throws XMLStreamException {
    try {
      int event = reader.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException(
            "it uses the entity &"
                + reader.getLocalName()
                + "; in line "
                + reader.getLocation().getLineNumber()
                + ", which the format does not know");
      }
      return event;
    } catch (XMLStreamException | UncheckedStreamException e) {
      throw unsound(e);
    }
  }

  /** Goes to the end of the element that has just begun. */
  void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** The text of the event, which the library may read only now. */
  void appendTo(Chars text) throws XMLStreamException {
    try {
      text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    } catch (UncheckedStreamException e) {
      throw unsound(e);
    }
  }

  /** An attribute's name without its prefix, by position. */
  String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  /** An attribute's value, by position. */
  String attribute(int index) {
    return reader.getAttributeValue(index);
  }

  int attributeCount() {
    return reader.getAttributeCount();
  }

  private XMLStreamException unsound(Exception cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return new XMLStreamException(part + ": " + message, cause);
  }

  /** The element's name without its prefix. */
  String name() {
    return reader.getLocalName();
  }

  /** An attribute by its name without prefix; null when it is not there. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
