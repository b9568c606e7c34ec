package io.github.vertexmaven.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text taken apart at its placeholders. */
final class Template {

  private Template() {}

  /** A name as environment variables write it. */
  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** A part of a text. */
  sealed interface Part {}

  /** Text that means itself. */
  record Literal(String text) implements Part {}

  /** {@code $${name}}, the text {@code ${name}}. */
  record Escaped(String text, String name) implements Part {}

  /**
   * {@code ${name}}, {@code ${name|fallback}}, and OmegaConf's {@code ${.sibling}}, {@code
   * ${list[0]}}, {@code ${a.${b}}}.
   *
   * @param up the number of leading dots; none for a name that is looked for everywhere
   * @param name literals and placeholders which make the name together
   */
  record Placeholder(String text, int up, List<Part> name, Optional<String> fallback)
      implements Part {

    /** The name, where no placeholder is a part of it. */
    Optional<String> plainName() {
      boolean plain = up == 0 && name.size() == 1 && name.get(0) instanceof Literal;
      return plain ? Optional.of(((Literal) name.get(0)).text()) : Optional.empty();
    }
  }

  /** {@code ${resolver:arguments}}. */
  record Call(String text, String resolver, List<Element> arguments) implements Part {}

  /** What was probably meant as a placeholder, but does not end. */
  record Broken(String text) implements Part {}

  /** An argument of a resolver, as OmegaConf writes them. */
  sealed interface Element {}

  /** A text, also one of no character, or of one placeholder alone. */
  record Words(List<Part> parts, boolean quoted) implements Element {}

  /** {@code [a, b]}. */
  record Items(List<Element> items) implements Element {}

  /** {@code {a: 1}}. */
  record Entries(List<Entry> entries) implements Element {}

  /** One of a map. */
  record Entry(String key, Element value) {}

  /** A call or a placeholder as messages show it: without what stands in for a missing value. */
  static String shown(Part part) {
    if (part instanceof Call call) {
      return call.text();
    }
    Placeholder placeholder = (Placeholder) part;
    return placeholder.fallback().isPresent()
        ? "${" + placeholder.plainName().orElse("") + "}"
        : placeholder.text();
  }
}
