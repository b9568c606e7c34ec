package io.github.vertexmaven.emulator.logging;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Logging query language (documentation page "Logging query language").
 *
 * <p>Unlike in most languages OR binds more tightly than AND, and AND may be left out.
 */
final class EntryFilterParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|--[^\\n]*|(?<quoted>\"(?:[^\"\\\\]|\\\\.)*+\")|(?<symbol>!=|>=|<=|=~|!~|[=<>:()])|(?<word>[^\\s\"=<>:!()~]+)",
          Pattern.DOTALL);
  private static final Set<String> CONNECTIVES = Set.of("AND", "OR", "NOT");
  private static final int DEEPEST = 100;

  /** Documentation page "Quotas and limits" of Cloud Logging. */
  private static final int LONGEST = 20_000;

  private final List<Token> tokens;
  private int next;
  private int depth;

  private record Token(String text, boolean quoted) {
    boolean is(String symbol) {
      return !quoted && text.equals(symbol);
    }
  }

  private EntryFilterParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static EntryFilter parse(String text) {
    if (text.length() > LONGEST) {
      throw Rejection.invalid(
          "The filter has "
              + text.length()
              + " characters, more than the "
              + LONGEST
              + " that are allowed.");
    }
    EntryFilterParser parser = new EntryFilterParser(tokens(text));
    if (parser.tokens.isEmpty()) {
      return new EntryFilter.And(List.of());
    }
    EntryFilter filter = parser.conjunction();
    if (parser.next < parser.tokens.size()) {
      throw Rejection.invalid("The filter has a ')' that nothing opens.");
    }
    return filter;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw Rejection.invalid("The filter cannot be parsed from here on: " + text.substring(at));
      }
      at = matcher.end();
      if (matcher.group("quoted") != null) {
        String quoted = matcher.group("quoted");
        tokens.add(
            new Token(quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1"), true));
      } else if (matcher.group("symbol") != null || matcher.group("word") != null) {
        tokens.add(new Token(matcher.group(), false));
      }
    }
    return tokens;
  }

  private EntryFilter conjunction() {
    List<EntryFilter> parts = new ArrayList<>(List.of(disjunction()));
    while (next < tokens.size() && !peek(")")) {
      take("AND");
      parts.add(disjunction());
    }
    return parts.size() == 1 ? parts.get(0) : new EntryFilter.And(parts);
  }

  private EntryFilter disjunction() {
    List<EntryFilter> parts = new ArrayList<>(List.of(negation()));
    while (take("OR")) {
      parts.add(negation());
    }
    return parts.size() == 1 ? parts.get(0) : new EntryFilter.Or(parts);
  }

  private EntryFilter negation() {
    if (take("NOT")) {
      return new EntryFilter.Not(negation());
    }
    if (next < tokens.size()
        && !tokens.get(next).quoted()
        && tokens.get(next).text().startsWith("-")) {
      Token token = tokens.get(next);
      if (token.text().length() == 1) {
        next++;
      } else {
        tokens.set(next, new Token(token.text().substring(1), false));
      }
      return new EntryFilter.Not(term());
    }
    return term();
  }

  private EntryFilter term() {
    if (!take("(")) {
      return comparison();
    }
    if (++depth > DEEPEST) {
      throw Rejection.invalid(
          "The filter has more than " + DEEPEST + " parentheses within each other.");
    }
    EntryFilter inner = conjunction();
    if (!take(")")) {
      throw Rejection.invalid("The filter has a '(' that nothing closes.");
    }
    depth--;
    return inner;
  }

  private EntryFilter comparison() {
    Token field = field();
    if (peek("=~") || peek("!~")) {
      throw Rejection.invalid(
          "The filter compares '"
              + field.text()
              + "' with a regular expression, which the emulator does not support; use = or :.");
    }
    if (next == tokens.size()
        || tokens.get(next).quoted()
        || Operator.of(tokens.get(next).text()).isEmpty()) {
      throw Rejection.invalid(
          "The filter looks for '"
              + field.text()
              + "' anywhere, which the emulator does not support; compare a field, as in severity>=ERROR.");
    }
    Operator operator = Operator.of(tokens.get(next++).text()).orElseThrow();
    return new EntryFilter.Comparison(Field.of(field.text()), operator, value(field.text()));
  }

  /** A name, whose parts may be quoted: {@code labels."a.b/c"}. */
  private Token field() {
    if (next == tokens.size()
        || peek(")")
        || Operator.of(tokens.get(next).text()).isPresent() && !tokens.get(next).quoted()) {
      throw Rejection.invalid("The filter needs a comparison here, such as severity>=ERROR.");
    }
    Token first = tokens.get(next++);
    if (!first.quoted()
        && first.text().endsWith(".")
        && next < tokens.size()
        && tokens.get(next).quoted()) {
      return new Token(first.text() + tokens.get(next++).text(), false);
    }
    return first;
  }

  private String value(String field) {
    if (next == tokens.size()) {
      throw Rejection.invalid("The filter compares '" + field + "' with nothing.");
    }
    Token value = tokens.get(next++);
    if (!value.quoted()
        && (value.text().equals("(")
            || Operator.of(value.text()).isPresent()
            || CONNECTIVES.contains(value.text()))) {
      throw Rejection.invalid(
          "The filter compares '"
              + field
              + "' with "
              + value.text()
              + "; the emulator compares with one value, such as \"x\".");
    }
    return value.text();
  }

  private boolean peek(String symbol) {
    return next < tokens.size() && tokens.get(next).is(symbol);
  }

  private boolean take(String symbol) {
    boolean there = peek(symbol);
    next += there ? 1 : 0;
    return there;
  }
}
