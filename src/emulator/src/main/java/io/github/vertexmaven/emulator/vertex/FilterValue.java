package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;

/** How the value of a field compares with the text of a filter. */
final class FilterValue {

  private FilterValue() {}

  static boolean equal(Object field, String wanted) {
    if (field == null) {
      return false;
    }
    return field instanceof Instant
        ? compare(field, wanted) == 0
        : wildcard(wanted).matcher(field.toString()).matches();
  }

  /** A map has a key, a text has a part; {@code *} stands for anything at all. */
  static boolean has(Object field, String wanted) {
    if (field instanceof Map<?, ?> map) {
      return wanted.equals("*") ? !map.isEmpty() : map.containsKey(wanted);
    }
    boolean present = field != null && !field.toString().isEmpty();
    return present && wildcard("*" + wanted + "*").matcher(field.toString()).matches();
  }

  static int compare(Object field, String wanted) {
    return field instanceof Instant instant
        ? instant.compareTo(time(wanted))
        : field.toString().compareTo(wanted);
  }

  static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Rejection.invalid("filter: '" + text + "' is not a time such as 2026-01-02T03:04:05Z.");
    }
  }

  private static Pattern wildcard(String wanted) {
    StringBuilder pattern = new StringBuilder();
    for (String part : wanted.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }
}
