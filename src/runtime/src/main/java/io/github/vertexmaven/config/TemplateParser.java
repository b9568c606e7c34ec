package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text apart at its placeholders: ours, {@code ${name|default}}, and those of OmegaConf,
 * whose grammar of arguments is followed. What begins like none of them is text.
 */
final class TemplateParser {

  private static final Pattern BEGIN = Pattern.compile("\\$?\\$\\{");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

  /** Nobody writes deeper ones, and each level takes room on the stack. */
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  TemplateParser(String text) {
    this.text = text;
  }

  List<Template.Part> parts() {
    List<Template.Part> parts = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    while (begin.find(at)) {
      literal(at, begin.start(), parts);
      at = begin.start();
      boolean escaped = begin.end() - begin.start() == 3;
      parts.add(part(begin.start() + (escaped ? 1 : 0), escaped));
    }
    literal(at, text.length(), parts);
    return List.copyOf(parts);
  }

  private void literal(int from, int to, List<Template.Part> parts) {
    if (from < to) {
      parts.add(new Template.Literal(text.substring(from, to)));
    }
  }

  /** Reads what begins with {@code ${} and moves behind it. */
  private Template.Part part(int dollar, boolean escaped) {
    int from = at;
    at = dollar;
    Optional<Template.Part> found;
    try {
      found = placeholder();
    } catch (UnendedTemplate e) {
      int end = TemplateText.closing(text, dollar + 2);
      at = end < 0 ? text.length() : end + 1;
      found = Optional.of(new Template.Broken(text.substring(dollar, at)));
    }
    if (found.isEmpty()) {
      at = dollar + 2;
      return new Template.Literal(text.substring(from, at));
    }
    return escaped
        ? new Template.Escaped(text.substring(from, at), TemplateText.nameAfter(text, dollar + 2))
        : found.get();
  }

  /** Empty when it begins like none, so that it is text. */
  private Optional<Template.Part> placeholder() throws UnendedTemplate {
    if (++depth > MAX_DEPTH) {
      throw new UnendedTemplate();
    }
    try {
      int dollar = at;
      at += 2;
      spaces();
      int up = dots();
      List<Template.Part> name = new ArrayList<>();
      if (!name(name, up > 0)) {
        return Optional.empty();
      }
      int afterName = at;
      spaces();
      if (at >= text.length()) {
        throw new UnendedTemplate();
      }
      char next = text.charAt(at);
      if (next == '}') {
        at++;
        return Optional.of(
            new Template.Placeholder(
                text.substring(dollar, at), up, List.copyOf(name), Optional.empty()));
      }
      if (next == '|' && afterName == at) {
        return Optional.of(withFallback(dollar, up, name));
      }
      if (next == ':'
          && up == 0
          && name.get(0) instanceof Template.Literal only
          && name.size() == 1) {
        at++;
        return Optional.of(call(dollar, only.text()));
      }
      return Optional.empty();
    } finally {
      depth--;
    }
  }

  private Template.Part withFallback(int dollar, int up, List<Template.Part> name)
      throws UnendedTemplate {
    int bar = at;
    int end = TemplateText.closing(text, bar + 1);
    if (end < 0) {
      throw new UnendedTemplate();
    }
    at = end + 1;
    return new Template.Placeholder(
        text.substring(dollar, at),
        up,
        List.copyOf(name),
        Optional.of(text.substring(bar + 1, end)));
  }

  private void spaces() {
    at = TemplateText.behind(text, at, " \t");
  }

  private int dots() {
    int start = at;
    at = TemplateText.behind(text, at, ".");
    return at - start;
  }

  /** Keys with dots, in brackets, or placeholders of their own; whether there is any. */
  private boolean name(List<Template.Part> name, boolean relative) throws UnendedTemplate {
    StringBuilder plain = new StringBuilder();
    boolean any = false;
    while (at < text.length()) {
      Matcher next =
          (relative || any ? KEY : TemplateText.NAME).matcher(text).region(at, text.length());
      if (next.lookingAt()) {
        plain.append(next.group());
        at = next.end();
      } else if (text.startsWith("${", at)) {
        TemplateText.flush(plain, name);
        Optional<Template.Part> inner = placeholder();
        if (inner.isEmpty()) {
          return false;
        }
        name.add(inner.get());
      } else if (any && text.charAt(at) == '.') {
        plain.append('.');
        at++;
      } else if (text.charAt(at) == '[') {
        plain.append(any ? "." : "");
        if (!bracket(plain, name)) {
          return false;
        }
      } else {
        break;
      }
      any = true;
    }
    TemplateText.flush(plain, name);
    return any;
  }

  private boolean bracket(StringBuilder plain, List<Template.Part> name) throws UnendedTemplate {
    at++;
    Matcher key = KEY.matcher(text).region(at, text.length());
    if (key.lookingAt()) {
      plain.append(key.group());
      at = key.end();
    } else if (text.startsWith("${", at)) {
      TemplateText.flush(plain, name);
      Optional<Template.Part> inner = placeholder();
      if (inner.isEmpty()) {
        return false;
      }
      name.add(inner.get());
    } else {
      return false;
    }
    if (at >= text.length() || text.charAt(at) != ']') {
      return false;
    }
    at++;
    return true;
  }

  private Template.Part call(int dollar, String resolver) throws UnendedTemplate {
    List<Template.Element> arguments = elements('}');
    return new Template.Call(text.substring(dollar, at), resolver, arguments);
  }

  /** One as {@code oc.decode} reads it; empty when the text is more or less than that. */
  static Optional<Template.Element> element(String text) {
    TemplateParser parser = new TemplateParser(text + "}");
    try {
      List<Template.Element> elements = parser.elements('}');
      boolean whole = parser.at == parser.text.length() && elements.size() < 2;
      return !whole
          ? Optional.empty()
          : Optional.of(
              elements.isEmpty() ? new Template.Words(List.of(), false) : elements.get(0));
    } catch (UnendedTemplate e) {
      return Optional.empty();
    }
  }

  /** Up to a bracket that closes, and behind it. */
  private List<Template.Element> elements(char end) throws UnendedTemplate {
    List<Template.Element> elements = new ArrayList<>();
    spaces();
    if (isAt(end)) {
      at++;
      return elements;
    }
    while (true) {
      elements.add(element(end));
      if (isAt(end)) {
        at++;
        return elements;
      }
      expect(',');
    }
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void expect(char c) throws UnendedTemplate {
    if (!isAt(c)) {
      throw new UnendedTemplate();
    }
    at++;
  }

  private Template.Element element(char end) throws UnendedTemplate {
    if (++depth > MAX_DEPTH) {
      throw new UnendedTemplate();
    }
    spaces();
    Template.Element element;
    if (isAt('\'') || isAt('"')) {
      element = quoted();
    } else if (isAt('[')) {
      at++;
      element = new Template.Items(elements(']'));
    } else if (isAt('{')) {
      at++;
      element = new Template.Entries(entries());
    } else {
      element = unquoted(end);
    }
    spaces();
    depth--;
    return element;
  }

  private List<Template.Entry> entries() throws UnendedTemplate {
    List<Template.Entry> entries = new ArrayList<>();
    spaces();
    while (!isAt('}')) {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        throw new UnendedTemplate();
      }
      String key = text.substring(at, colon).strip();
      at = colon + 1;
      entries.add(new Template.Entry(key, element('}')));
      if (!isAt('}')) {
        expect(',');
        spaces();
      }
    }
    at++;
    return entries;
  }

  /** Within quotes a backslash keeps a quote, and nothing else. */
  private Template.Element quoted() throws UnendedTemplate {
    char quote = text.charAt(at++);
    List<Template.Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (!isAt(quote)) {
      if (at >= text.length()) {
        throw new UnendedTemplate();
      }
      if (isAt('\\') && at + 1 < text.length() && text.charAt(at + 1) == quote) {
        plain.append(quote);
        at += 2;
      } else if (!inner(plain, parts)) {
        plain.append(text.charAt(at++));
      }
    }
    at++;
    TemplateText.flush(plain, parts);
    return new Template.Words(List.copyOf(parts), true);
  }

  private Template.Element unquoted(char end) throws UnendedTemplate {
    List<Template.Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (!isAt(',') && !isAt(end)) {
      if (at >= text.length()) {
        throw new UnendedTemplate();
      }
      if (isAt('\\')
          && at + 1 < text.length()
          && "\\()[]{}:=, \t".indexOf(text.charAt(at + 1)) >= 0) {
        plain.append(text.charAt(at + 1));
        at += 2;
      } else if (!inner(plain, parts)) {
        plain.append(text.charAt(at++));
      }
    }
    String last = plain.toString().stripTrailing();
    plain.setLength(0);
    TemplateText.flush(plain.append(last), parts);
    return new Template.Words(List.copyOf(parts), false);
  }

  /** Reads a placeholder within an argument, if one begins here. */
  private boolean inner(StringBuilder plain, List<Template.Part> parts) throws UnendedTemplate {
    boolean escaped = text.startsWith("$${", at);
    if (!escaped && !text.startsWith("${", at)) {
      return false;
    }
    int start = at;
    at += escaped ? 1 : 0;
    Optional<Template.Part> found = placeholder();
    if (found.isEmpty()) {
      at = start;
      return false;
    }
    TemplateText.flush(plain, parts);
    parts.add(
        escaped
            ? new Template.Escaped(
                text.substring(start, at), TemplateText.nameAfter(text, start + 3))
            : found.get());
    return true;
  }
}
