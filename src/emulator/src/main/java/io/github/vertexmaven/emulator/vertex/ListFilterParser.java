package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a filter: a sequence of factors by AND, each of terms by OR. */
final class ListFilterParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|([()])|(<=|>=|!=|[=<>:]|,)|([^\\s()<>=!:,\"']+))");
  private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=", ":");
  private static final String IN_CONTEXT = "in_context";
  private static final int DEEPEST = 50;
  private static final int LONGEST = 20_000;

  private final Deque<String> tokens = new ArrayDeque<>();
  private final String text;
  private final List<String> known;
  private int depth;

  /**
   * Reads a filter.
   *
   * @param known the fields that it may compare
   */
  static ListFilter parse(String text, List<String> known) {
    if (text.length() > LONGEST) {
      throw Rejection.invalid(
          "filter: it has "
              + text.length()
              + " characters, more than the "
              + LONGEST
              + " that the emulator reads.");
    }
    return new ListFilter(
        text.isBlank() ? fields -> true : new ListFilterParser(text, known).parse());
  }

  private ListFilterParser(String text, List<String> known) {
    this.text = text;
    this.known = known;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group().trim());
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw refused("'" + text.substring(end).trim() + "' cannot be read");
    }
  }

  private Predicate<ListFilter.Fields> parse() {
    Predicate<ListFilter.Fields> all = conjunction();
    if (!tokens.isEmpty()) {
      throw refused("'" + tokens.peek() + "' is one too many");
    }
    return all;
  }

  private Predicate<ListFilter.Fields> conjunction() {
    Predicate<ListFilter.Fields> all = disjunction();
    while (!tokens.isEmpty() && !tokens.peek().equals(")")) {
      accept("AND"); // two terms side by side mean the same
      all = all.and(disjunction());
    }
    return all;
  }

  private Predicate<ListFilter.Fields> disjunction() {
    Predicate<ListFilter.Fields> any = term();
    while (accept("OR")) {
      any = any.or(term());
    }
    return any;
  }

  private Predicate<ListFilter.Fields> term() {
    if (++depth > DEEPEST) {
      throw refused("it is nested too deep");
    }
    Predicate<ListFilter.Fields> term =
        accept("NOT") ? term().negate() : accept("(") ? parenthesis() : comparison();
    depth--;
    return term;
  }

  private Predicate<ListFilter.Fields> parenthesis() {
    Predicate<ListFilter.Fields> inside = conjunction();
    if (!accept(")")) {
      throw refused("a ')' is missing");
    }
    return inside;
  }

  private Predicate<ListFilter.Fields> comparison() {
    String field = next("a field");
    String name = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
    if (!known.contains(name)) {
      throw refused(
          "'" + name + "' is not a field to filter by; the fields are " + String.join(", ", known));
    }
    if (name.equals(IN_CONTEXT)) {
      return inContext();
    }
    String operator = next("a comparison");
    if (!OPERATORS.contains(operator)) {
      throw refused("'" + operator + "' is in the place of a comparison");
    }
    String wanted = unquoted(value());
    boolean asksForAny = operator.equals(":") && wanted.equals("*");
    if (name.endsWith("_time") && !asksForAny) {
      FilterValue.time(wanted);
    }
    Predicate<ListFilter.Fields> any = ListFilter.comparison(field, operator, wanted);
    while (accept(",")) {
      any = any.or(ListFilter.comparison(field, operator, unquoted(value())));
    }
    return any;
  }

  /** {@code in_context("projects/…/contexts/…")}. */
  private Predicate<ListFilter.Fields> inContext() {
    if (!accept("(")) {
      throw refused("in_context needs a context in parentheses");
    }
    String context = unquoted(next("a context"));
    if (!accept(")")) {
      throw refused("a ')' is missing");
    }
    return ListFilter.comparison(IN_CONTEXT, ":", context);
  }

  /** A time without quotes falls apart at its colons. */
  private String value() {
    StringBuilder value = new StringBuilder(next("a value"));
    while (":".equals(tokens.peek())) {
      value.append(tokens.poll()).append(next("a value"));
    }
    return value.toString();
  }

  private String next(String wanted) {
    if (tokens.isEmpty()) {
      throw refused(wanted + " is missing at the end");
    }
    return tokens.poll();
  }

  private boolean accept(String token) {
    boolean there = token.equals(tokens.peek());
    if (there) {
      tokens.poll();
    }
    return there;
  }

  private static String unquoted(String token) {
    boolean quoted = token.length() > 1 && (token.startsWith("\"") || token.startsWith("'"));
    return quoted ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
  }

  private Rejection refused(String problem) {
    return Rejection.invalid("filter `" + text + "`: " + problem + ".");
  }
}
