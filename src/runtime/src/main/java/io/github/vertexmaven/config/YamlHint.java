package io.github.vertexmaven.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What to write in place of text that YAML takes for something else; for common slips. */
final class YamlHint {

  private static final Pattern KEY_AND_TEXT =
      Pattern.compile("(\\s*(?:- +)*)([^\\s#'\"\\[{][^#]*?):\\s+(\\S.*?)\\s*(?:\\s#.*)?");
  private static final Pattern JINJA = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}");
  private static final Pattern ESCAPES = Pattern.compile("\\\\(?:\\\\|(.))");

  private static final int LONGEST = 400;

  private final List<String> lines;
  private final int line;
  private final int column;
  private final String problem;
  private final int contextLine;
  private final boolean secret;

  private YamlHint(String text, MarkedYAMLException e, boolean secret) {
    this.lines = text.lines().toList();
    this.line = e.getProblemMark().getLine();
    this.column = e.getProblemMark().getColumn();
    this.problem = String.valueOf(e.getProblem());
    this.secret = secret;
    this.contextLine = e.getContextMark() == null ? line : e.getContextMark().getLine();
  }

  /**
   * What to say in place of the parser's words.
   *
   * @param line where the slip is, from 0
   */
  record Said(int line, String what) {}

  /**
   * Empty when nothing better is known than what the parser says.
   *
   * @param secret whether the text has values that nobody may see
   */
  static Optional<Said> of(String text, MarkedYAMLException e, boolean secret) {
    return e.getProblemMark() == null ? Optional.empty() : new YamlHint(text, e, secret).said();
  }

  private Optional<Said> said() {
    return template()
        .or(this::jinja)
        .or(this::start)
        .or(this::tab)
        .or(this::escape)
        .or(this::quote)
        .or(this::alias)
        .or(this::colon)
        .or(this::list)
        .map(said -> new Said(said.line(), shortened(said.what())));
  }

  /** A line may be as long as a file. */
  private static String shortened(String what) {
    return what.length() <= LONGEST ? what : what.substring(0, LONGEST - 1) + "…";
  }

  private Optional<Said> here(String what) {
    return Optional.of(new Said(line, what));
  }

  private String current() {
    return at(line);
  }

  private String at(int index) {
    return index >= 0 && index < lines.size() ? lines.get(index) : "";
  }

  /** A brace behind a dollar begins a map within braces and brackets, not a template. */
  private Optional<Said> template() {
    String text = current();
    boolean dollar = column > 0 && column < text.length() && text.startsWith("${", column - 1);
    if (!dollar || !problem.contains("but got {")) {
      return Optional.empty();
    }
    String scalar = text.substring(start(text, column - 1), end(text, column));
    String shown = secret ? "a template" : scalar;
    return here(shown + " stands within braces or brackets; put it in quotes: " + quoted(scalar));
  }

  private static int start(String text, int dollar) {
    int start = dollar;
    while (start > 0 && " ,[{".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static int end(String text, int brace) {
    int open = 0;
    for (int i = brace; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        open++;
      } else if (c == '}' && --open < 0 || open == 0 && ",]".indexOf(c) >= 0) {
        return text.substring(0, i).stripTrailing().length();
      }
    }
    return text.length();
  }

  private Optional<Said> jinja() {
    return jinja(current()).flatMap(this::here);
  }

  /** What to say of a line that has Jinja where YAML does not take it for text. */
  static Optional<String> jinja(String line) {
    Matcher jinja = JINJA.matcher(line);
    return jinja.find()
        ? Optional.of(
            "'"
                + jinja.group()
                + "' is Jinja, which is not supported; write a template such as ${name}, and a pattern such as \"{name}#csv\" instead of a loop")
        : Optional.empty();
  }

  private Optional<Said> start() {
    Matcher found = Pattern.compile("found character '?([@`%])'?.*").matcher(problem);
    if (!found.lookingAt()) {
      return Optional.empty();
    }
    return here(
        "a text cannot begin with "
            + found.group(1)
            + "; put it in quotes: "
            + quoted(rest(current(), column)));
  }

  private Optional<Said> tab() {
    return problem.contains("(TAB)")
        ? here("a tab cannot indent a line; use spaces")
        : Optional.empty();
  }

  private Optional<Said> escape() {
    boolean escape =
        problem.startsWith("expected escape sequence") || problem.contains("unknown escape");
    if (!escape) {
      return Optional.empty();
    }
    return here(
        "a backslash within double quotes begins an escape; put the text in single quotes, or write"
            + " a path with slashes");
  }

  private Optional<Said> quote() {
    if (problem.contains("unexpected end of stream")) {
      return Optional.of(new Said(contextLine, "the quote that begins here is not closed"));
    }
    boolean behind =
        problem.contains("but found '<scalar>'")
            && KEY_AND_TEXT.matcher(current()).matches()
            && value(current()).matches("['\"].*");
    return behind
        ? here(
            "the text continues after its closing quote; put all of it in quotes: "
                + quoted(inner(value(current()))))
        : Optional.empty();
  }

  /** {@code 'it's'} and {@code "a" b} as one text. */
  private static String inner(String value) {
    String quote = value.substring(0, 1);
    return value.endsWith(quote) && value.length() > 1
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private Optional<Said> alias() {
    String text = rest(current(), Math.max(0, current().indexOf(": ") + 2));
    boolean star = text.startsWith("*") || text.startsWith("&");
    boolean alone = problem.contains("unexpected character found");
    boolean undefined = problem.startsWith("found undefined alias");
    if (!star || !alone && !undefined) {
      return Optional.empty();
    }
    return here(
        undefined && !secret
            ? "'"
                + text
                + "' repeats what an anchor '&"
                + text.substring(1)
                + "' marks, but there is no such anchor above; for the text itself write "
                + quoted(text)
            : "a text cannot begin with " + text.charAt(0) + "; put it in quotes: " + quoted(text));
  }

  private Optional<Said> colon() {
    if (!problem.startsWith("mapping values are not allowed")) {
      return Optional.empty();
    }
    String text = current();
    Matcher key = KEY_AND_TEXT.matcher(text);
    boolean within = key.matches() && column > key.start(3);
    if (within) {
      return here(
          "the text has a colon in it; put it in quotes: "
              + key.group(2)
              + ": "
              + quoted(key.group(3)));
    }
    int before = line - 1;
    while (before > 0 && at(before).isBlank()) {
      before--;
    }
    String earlier = secret ? "" : at(before).strip();
    if (earlier.matches("[A-Za-z_][^\\s:]*:[^\\s/].*")) {
      String corrected = earlier.replaceFirst(":", ": ");
      return Optional.of(new Said(before, "a space is missing after the colon: " + corrected));
    }
    if (earlier.matches("[^:#'\"]+") && !earlier.startsWith("- ")) {
      return Optional.of(
          new Said(before, "'" + earlier + "' has no colon; write " + earlier + ": …"));
    }
    return here(
        "the line is indented deeper than line "
            + (before + 1)
            + ", which already has a value; indent both lines by the same number of spaces");
  }

  private Optional<Said> list() {
    return problem.startsWith("sequence entries are not allowed")
        ? here("a list begins on a new line; or write it in brackets: [a, b]")
        : Optional.empty();
  }

  private static String value(String line) {
    Matcher key = KEY_AND_TEXT.matcher(line);
    return key.matches() ? key.group(3) : "";
  }

  /** To the end of the line, without a comment. */
  private static String rest(String line, int from) {
    return line.substring(Math.min(from, line.length())).replaceFirst("\\s+#.*", "").strip();
  }

  private String quoted(String text) {
    if (secret) {
      return "\"…\"";
    }
    return text.indexOf('"') < 0 && text.indexOf('\\') < 0
        ? '"' + text + '"'
        : "'" + text.replace("'", "''") + "'";
  }

  /**
   * What is wrong with a text in double quotes, in which an escape makes a character that nobody
   * writes in a configuration: most likely the backslash was meant.
   *
   * @param written the text as it stands in the file, with its quotes
   */
  static Optional<String> unwanted(String written) {
    Matcher escape = ESCAPES.matcher(written);
    while (escape.find()) {
      if (escape.group(1) != null && "0abvfe_NLP".contains(escape.group(1))) {
        String plain = written.substring(1, written.length() - 1);
        return Optional.of(
            "\\"
                + escape.group(1)
                + " within double quotes is a control character; write '"
                + plain
                + "' in single quotes, or a path with slashes: "
                + plain.replace("\\\\", "/").replace('\\', '/'));
      }
    }
    return Optional.empty();
  }

  /** The text of a node as it stands in the file. */
  static String written(String text, Mark from, Mark to) {
    return text.substring(
        text.offsetByCodePoints(0, from.getIndex()), text.offsetByCodePoints(0, to.getIndex()));
  }
}
