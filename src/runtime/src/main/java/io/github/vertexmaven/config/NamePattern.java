package io.github.vertexmaven.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with placeholders, {@code {namespace}.{name}#csv}. Each stands for one character or more,
 * as few as possible; the same placeholder twice stands for the same text.
 */
final class NamePattern {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<!\\$)\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String text;
  private final Pattern regex;
  private final Map<String, Integer> groups;
  private final int fixedCharacters;

  private NamePattern(
      String text, Pattern regex, Map<String, Integer> groups, int fixedCharacters) {
    this.text = text;
    this.regex = regex;
    this.groups = groups;
    this.fixedCharacters = fixedCharacters;
  }

  /** A text with the values of its placeholders; a template such as {@code ${run_id}} is none. */
  static String filled(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /** Empty when a brace is left over. */
  static Optional<NamePattern> of(String text) {
    StringBuilder regex = new StringBuilder();
    Map<String, Integer> groups = new LinkedHashMap<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    int fixed = 0;
    while (matcher.find()) {
      String between = text.substring(from, matcher.start());
      fixed += between.length();
      regex.append(Pattern.quote(between));
      Integer known = groups.putIfAbsent(matcher.group(1), groups.size() + 1);
      regex.append(known == null ? "(.+?)" : "\\" + known);
      from = matcher.end();
    }
    String rest = text.substring(from);
    regex.append(Pattern.quote(rest));
    String outside = PLACEHOLDER.matcher(text).replaceAll("");
    boolean sound = !groups.isEmpty() && outside.indexOf('{') < 0 && outside.indexOf('}') < 0;
    return sound
        ? Optional.of(
            new NamePattern(text, Pattern.compile(regex.toString()), groups, fixed + rest.length()))
        : Optional.empty();
  }

  static Set<String> placeholdersOf(String text) {
    Set<String> names = new LinkedHashSet<>();
    PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  String text() {
    return text;
  }

  Set<String> placeholders() {
    return groups.keySet();
  }

  int fixedCharacters() {
    return fixedCharacters;
  }

  /** What the placeholders stand for in a name; empty when it does not match. */
  Optional<Map<String, String>> match(String name) {
    Matcher matcher = regex.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    groups.forEach((placeholder, group) -> values.put(placeholder, matcher.group(group)));
    return Optional.of(values);
  }
}
