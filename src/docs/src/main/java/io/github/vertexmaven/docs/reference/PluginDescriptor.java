package io.github.vertexmaven.docs.reference;

import io.github.vertexmaven.docs.reference.Goal.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The goals, as maven-plugin-plugin reads them from the Javadoc. */
public final class PluginDescriptor {

  private PluginDescriptor() {}

  /** Reads a descriptor; goals and options are sorted by name. */
  public static List<Goal> read(Path descriptor) throws IOException {
    return children(child(root(descriptor), "mojos").orElseThrow(), "mojo").stream()
        .map(PluginDescriptor::goal)
        .sorted(Comparator.comparing(Goal::name))
        .toList();
  }

  private static Element root(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Goal goal(Element mojo) {
    Element configuration = child(mojo, "configuration").orElseThrow();
    return new Goal(
        text(mojo, "goal"),
        text(mojo, "description"),
        child(mojo, "phase").map(Element::getTextContent),
        text(mojo, "requiresProject").equals("true"),
        children(child(mojo, "parameters").orElseThrow(), "parameter").stream()
            .filter(parameter -> text(parameter, "editable").equals("true"))
            .map(parameter -> option(parameter, configuration))
            .sorted(Comparator.comparing(Option::name))
            .toList());
  }

  private static Option option(Element parameter, Element configuration) {
    String name = text(parameter, "name");
    Optional<Element> set = child(configuration, name);
    return new Option(
        name,
        set.map(Element::getTextContent)
            .filter(text -> text.startsWith("${"))
            .map(text -> text.substring(2, text.length() - 1)),
        text(parameter, "type").replaceAll(".*\\.", ""),
        set.map(element -> element.getAttribute("default-value")).filter(value -> !value.isEmpty()),
        text(parameter, "description"));
  }

  private static String text(Element parent, String name) {
    return child(parent, name).map(element -> element.getTextContent().strip()).orElse("");
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
