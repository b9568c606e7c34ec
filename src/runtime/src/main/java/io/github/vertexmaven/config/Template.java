package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text taken apart at its placeholders. */
final class Template {

  private static final Pattern BEGIN =
      Pattern.compile("(\\$?)\\$\\{(?:([A-Za-z_][A-Za-z0-9_.-]*)([|}:]|$)?)?");

  /** A part of a text. */
  sealed interface Part {}

  /** Text that means itself. */
  record Literal(String text) implements Part {}

  /** {@code $${name}}, the text {@code ${name}}. */
  record Escaped(String text, String name) implements Part {}

  /** {@code ${name}} or {@code ${name|fallback}}. */
  record Placeholder(String text, String name, Optional<String> fallback) implements Part {}

  /** What was probably meant as a placeholder: it does not end, or speaks another language. */
  record Broken(String text) implements Part {}

  private Template() {}

  static List<Part> parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    int done = 0;
    while (begin.find(done)) {
      literal(text, done, begin.start(), parts);
      done = part(text, begin, parts);
    }
    literal(text, done, text.length(), parts);
    return parts;
  }

  private static void literal(String text, int from, int to, List<Part> parts) {
    if (from < to) {
      parts.add(new Literal(text.substring(from, to)));
    }
  }

  /** Adds the part that begins here and tells where it ends. */
  private static int part(String text, Matcher begin, List<Part> parts) {
    String name = begin.group(2);
    String next = begin.group(3);
    if (name == null || next == null) {
      parts.add(new Literal(begin.group()));
      return begin.end();
    }
    int bar = begin.end(2);
    int end = next.equals("}") ? bar : closing(text, bar);
    boolean escaped = !begin.group(1).isEmpty();
    String whole = text.substring(begin.start(), end < 0 ? text.length() : end + 1);
    if (escaped) {
      parts.add(new Escaped(whole, name));
    } else if (end < 0 || next.equals(":")) {
      parts.add(new Broken(whole));
    } else {
      Optional<String> fallback =
          next.equals("|") ? Optional.of(text.substring(bar + 1, end)) : Optional.empty();
      parts.add(new Placeholder(whole, name, fallback));
    }
    return begin.start() + whole.length();
  }

  /** Where the brace closes; those of placeholders within are passed over. Negative if nowhere. */
  private static int closing(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        depth++;
      } else if (text.charAt(i) == '}' && --depth < 0) {
        return i;
      }
    }
    return -1;
  }
}
