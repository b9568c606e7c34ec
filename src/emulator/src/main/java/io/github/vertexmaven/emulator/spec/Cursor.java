package io.github.vertexmaven.emulator.spec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a spec: reads what is there, or notes the problem and carries on with a default. */
final class Cursor {

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})?s");

  private final Problems problems;
  private final SpecRules rules;
  private final String path;
  private final Object value;

  Cursor(Problems problems, SpecRules rules, String path, Object value) {
    this.problems = problems;
    this.rules = rules;
    this.path = path;
    this.value = value;
  }

  Cursor at(String key) {
    return new Cursor(problems, rules, join(key), map().get(key));
  }

  /** Every entry of an object, by key. */
  Map<String, Cursor> entries() {
    Map<String, Cursor> entries = new LinkedHashMap<>();
    map().keySet().forEach(key -> entries.put(key, at(key)));
    return entries;
  }

  /** Every element of a list. */
  List<Cursor> elements() {
    List<?> list = as(List.class, List.of(), "a list");
    return java.util.stream.IntStream.range(0, list.size())
        .mapToObj(i -> new Cursor(problems, rules, path + "[" + i + "]", list.get(i)))
        .toList();
  }

  boolean present() {
    return value != null;
  }

  boolean has(String key) {
    return map().containsKey(key);
  }

  Object value() {
    return value;
  }

  String path() {
    return path;
  }

  /** How the service reads texts. */
  SpecRules rules() {
    return rules;
  }

  void problem(String message) {
    problems.add(path, message);
  }

  void warning(String message) {
    problems.warn(path, message);
  }

  Optional<String> text() {
    return Optional.ofNullable(as(String.class, null, "a string"));
  }

  String required() {
    Optional<String> text = text().filter(some -> !some.isEmpty());
    if (text.isEmpty() && (value == null || value instanceof String)) {
      problem("is missing");
    }
    return text.orElse("");
  }

  boolean flag() {
    return as(Boolean.class, false, "true or false");
  }

  int count() {
    double number = as(Double.class, 0.0, "a number");
    if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
      problem("must be a whole number from 0, not " + ParameterKind.describe(value));
      return 0;
    }
    return (int) number;
  }

  double number(double absent) {
    return as(Double.class, absent, "a number");
  }

  /** A duration as protobuf's JSON writes it, {@code 30s}. */
  Duration duration(Duration absent) {
    if (!present()) {
      return absent;
    }
    Matcher matcher = SECONDS.matcher(text().orElse("0s"));
    if (!matcher.matches()) {
      problem("must be a duration such as 30s, not " + ParameterKind.describe(value));
      return absent;
    }
    return Duration.ofMillis((long) (1000 * Double.parseDouble(trimmed(matcher.group()))));
  }

  /** Notes every key that is none of these: a misspelt field must not be lost in silence. */
  Cursor only(String... known) {
    Set<String> keys = new LinkedHashSet<>(List.of(known));
    for (String key : map().keySet()) {
      if (!keys.contains(key)) {
        problem(
            "'"
                + key
                + "' is not a field here; the fields are "
                + String.join(", ", new TreeSet<>(keys)));
      }
    }
    return this;
  }

  /** The same, for a place where the service itself passes over what it does not know. */
  Cursor mostly(String... known) {
    Set<String> keys = new LinkedHashSet<>(List.of(known));
    map().keySet().stream()
        .filter(key -> !keys.contains(key))
        .forEach(
            key ->
                warning(
                    "'"
                        + key
                        + "' is not a field here and is ignored, as on the service; the fields are "
                        + String.join(", ", new TreeSet<>(keys))));
    return this;
  }

  /** The only one of these keys that is given; none or several is a problem. */
  Optional<String> exactlyOne(String... choices) {
    List<String> given = List.of(choices).stream().filter(this::has).toList();
    if (given.size() != 1) {
      problem(
          "needs exactly one of "
              + String.join(", ", choices)
              + (given.isEmpty() ? "" : ", not " + String.join(" and ", given)));
    }
    return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
  }

  private Map<String, Object> map() {
    @SuppressWarnings("unchecked")
    Map<String, Object> map = as(Map.class, Map.of(), "an object");
    return map;
  }

  private <T> T as(Class<T> type, T absent, String wanted) {
    if (value == null) {
      return absent;
    }
    if (!type.isInstance(value)) {
      problem("must be " + wanted + ", not " + ParameterKind.describe(value));
      return absent;
    }
    return type.cast(value);
  }

  private String join(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String trimmed(String seconds) {
    return seconds.substring(0, seconds.length() - 1);
  }
}
