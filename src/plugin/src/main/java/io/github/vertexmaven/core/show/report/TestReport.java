package io.github.vertexmaven.core.show.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run in JUnit's XML format, so that a CI server shows nodes as tests, with times and failures.
 *
 * @param name of the suite
 * @param cases in the order in which they are shown
 */
public record TestReport(String name, List<Case> cases) {

  /** Copies the list. */
  public TestReport {
    cases = List.copyOf(cases);
  }

  /** How a case ended. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * A node or a task.
   *
   * @param name of it
   * @param seconds that it took
   * @param outcome how it ended
   * @param message why it failed or was skipped, its first line in short
   */
  public record Case(String name, double seconds, Outcome outcome, Optional<String> message) {}

  /** Writes {@code TEST-<name>.xml} into a folder. */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("TEST-" + name + ".xml");
      Files.writeString(file, text());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of the file. */
  public String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private void suite(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", sound(name));
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    xml.writeAttribute("failures", String.valueOf(count(Outcome.FAILED)));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", String.valueOf(count(Outcome.SKIPPED)));
    xml.writeAttribute("time", time(cases.stream().mapToDouble(Case::seconds).sum()));
    for (Case one : cases) {
      xml.writeCharacters("\n  ");
      testcase(one, xml);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private long count(Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  private void testcase(Case one, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", sound(name));
    xml.writeAttribute("name", sound(one.name()));
    xml.writeAttribute("time", time(one.seconds()));
    String message = sound(one.message().orElse(""));
    if (one.outcome() == Outcome.FAILED) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", message.lines().findFirst().orElse(""));
      xml.writeCharacters(message);
      xml.writeEndElement();
    } else if (one.outcome() == Outcome.SKIPPED) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", message);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** XML has no way to say most control characters and lone halves of surrogate pairs. */
  private static String sound(String text) {
    return text.codePoints()
        .map(c -> isChar(c) ? c : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isChar(int c) {
    return c == '\t'
        || c == '\n'
        || c >= ' ' && c < 0xD800
        || c > 0xDFFF && c < 0xFFFE
        || c > 0xFFFF;
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
