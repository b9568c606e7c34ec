package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads {@code 2026-11-30T15:38:01.123456Z}. A journal has half a dozen of them for each task, and
 * the parser of the JDK takes longer for these than all else that is read.
 */
final class InstantText {

  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;

  private InstantText() {}

  static Instant parsed(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || text.charAt(end) != 'Z' || !isUsual(text, end)) {
      return Instant.parse(text);
    }
    int hours = number(text, 11, 13);
    int minutes = number(text, 14, 16);
    int seconds = number(text, 17, SECONDS_END);
    if (hours > 23 || minutes > 59 || seconds > 59) {
      return Instant.parse(text);
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    return Instant.ofEpochSecond(
        ((day * 24 + hours) * 60 + minutes) * 60 + seconds, nanos(text, end));
  }

  private static boolean isUsual(String text, int end) {
    for (int i = 0; i < end; i++) {
      char wanted =
          switch (i) {
            case 4, 7 -> '-';
            case 10 -> 'T';
            case 13, 16 -> ':';
            case SECONDS_END -> '.';
            default -> '0';
          };
      char there = text.charAt(i);
      if (wanted == '0' ? there < '0' || there > '9' : there != wanted) {
        return false;
      }
    }
    int digits = end - SECONDS_END - 1;
    return end == SECONDS_END || digits > 0 && digits <= NANO_DIGITS;
  }

  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int value = number(text, SECONDS_END + 1, end);
    for (int digits = end - SECONDS_END - 1; digits < NANO_DIGITS; digits++) {
      value *= 10;
    }
    return value;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
