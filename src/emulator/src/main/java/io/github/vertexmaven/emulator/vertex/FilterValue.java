package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;

/** How the value of a field compares with the text of a filter. */
final class FilterValue {

  private FilterValue() {}

  static boolean equal(Object field, String wanted) {
    if (field == null) {
      return false;
    }
    return field instanceof Instant ? compare(field, wanted) == 0 : fits(field.toString(), wanted);
  }

  /** A map has a key, a text has a part; {@code *} stands for anything at all. */
  static boolean has(Object field, String wanted) {
    if (field instanceof Map<?, ?> map) {
      return wanted.equals("*") ? !map.isEmpty() : map.containsKey(wanted);
    }
    if (field instanceof Collection<?> names) {
      return wanted.equals("*") ? !names.isEmpty() : names.contains(MetadataName.known(wanted));
    }
    boolean present = field != null && !field.toString().isEmpty();
    return present && fits(field.toString(), "*" + wanted + "*");
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

  /** Whether a text is of a form in which a star stands for anything, in one pass. */
  private static boolean fits(String text, String form) {
    String[] parts = form.split("\\*", -1);
    if (parts.length == 1) {
      return text.equals(form);
    }
    String last = parts[parts.length - 1];
    int at = parts[0].length();
    int end = text.length() - last.length();
    if (!text.startsWith(parts[0]) || !text.endsWith(last) || at > end) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = text.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
