package io.github.vertexmaven.core.conf.start;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The descriptor of an archetype, {@code archetype-metadata.xml}.
 *
 * @param rules by the name of a property, the pattern that its value has to match
 * @param defaults by the name of a property, its default, which may have expressions
 * @param sets which files there are
 */
public record StarterDescriptor(
    SortedMap<String, String> rules, SortedMap<String, String> defaults, List<FileSet> sets) {

  public StarterDescriptor {
    rules = new TreeMap<>(rules);
    defaults = new TreeMap<>(defaults);
    sets = List.copyOf(sets);
  }

  /**
   * Some files of the archetype.
   *
   * @param filtered whether names are filled in
   * @param packaged whether they lie in the folder of the project's package
   */
  record FileSet(String directory, List<Pattern> includes, boolean filtered, boolean packaged) {

    private Optional<String> inside(String name) {
      String folder = directory.isEmpty() ? "" : directory + "/";
      return name.startsWith(folder)
          ? Optional.of(name.substring(folder.length()))
              .filter(rest -> includes.stream().anyMatch(each -> each.matcher(rest).matches()))
          : Optional.empty();
    }
  }

  /** Where a file goes. */
  record Target(String place, boolean filtered) {}

  /** Reads it. */
  static StarterDescriptor read(String xml) {
    Element root = root(xml);
    SortedMap<String, String> rules = new TreeMap<>();
    SortedMap<String, String> defaults = new TreeMap<>();
    for (Element property : elements(root, "requiredProperty")) {
      String key = property.getAttribute("key");
      text(property, "validationRegex").ifPresent(rule -> rules.put(key, rule));
      text(property, "defaultValue").ifPresent(value -> defaults.put(key, value));
    }
    List<FileSet> sets = new ArrayList<>();
    for (Element set : elements(root, "fileSet")) {
      sets.add(
          new FileSet(
              text(set, "directory").orElse(""),
              elements(set, "include").stream()
                  .map(include -> pattern(include.getTextContent().strip()))
                  .toList(),
              set.getAttribute("filtered").equals("true"),
              set.getAttribute("packaged").equals("true")));
    }
    return new StarterDescriptor(rules, defaults, sets);
  }

  private static Element root(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("archetype-metadata.xml cannot be read", e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Optional<String> text(Element parent, String name) {
    return elements(parent, name).stream()
        .findFirst()
        .map(element -> element.getTextContent().strip());
  }

  /** As Ant's: {@code **}{@code /} is any number of folders, {@code *} a part of a name. */
  private static Pattern pattern(String include) {
    String regex =
        Pattern.compile("\\*\\*/|\\*|[^*]+")
            .matcher(include)
            .results()
            .map(
                part ->
                    switch (part.group()) {
                      case "**/" -> "(?:.*/)?";
                      case "*" -> "[^/]*";
                      default -> Pattern.quote(part.group());
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex);
  }

  /** Where a file of the archetype goes; nowhere if no set has it. The POM needs none. */
  Optional<Target> target(String name, String packageFolder) {
    if (name.equals("pom.xml")) {
      return Optional.of(new Target(name, true));
    }
    for (FileSet set : sets) {
      Optional<String> rest = set.inside(name);
      if (rest.isPresent()) {
        String place =
            set.packaged() ? set.directory() + "/" + packageFolder + "/" + rest.get() : name;
        return Optional.of(new Target(place, set.filtered()));
      }
    }
    return Optional.empty();
  }
}
