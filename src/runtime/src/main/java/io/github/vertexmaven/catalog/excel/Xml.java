package io.github.vertexmaven.catalog.excel;

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

  private final XMLStreamReader reader;

  Xml(InputStream in) throws XMLStreamException {
    this.reader = FACTORY.createXMLStreamReader(in);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Goes to the next start of an element; false at the end of the part. */
  boolean nextElement() throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** The events of the underlying reader, for parts that are large. */
  XMLStreamReader events() {
    return reader;
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
