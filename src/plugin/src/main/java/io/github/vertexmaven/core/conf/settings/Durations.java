package io.github.vertexmaven.core.conf.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as settings write them: a number of seconds, or a number with s, m, h or d. */
final class Durations {

  static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

  static final long MAX_SECONDS = 999_999_999_999L;

  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 60 * 60, "d", 24 * 60 * 60);

  private Durations() {}

  static boolean isDuration(Object value) {
    return value instanceof Long seconds && seconds >= 0 && seconds <= MAX_SECONDS
        || value instanceof String text && FORM.matcher(text).matches();
  }

  /** The duration that a text says, as the command line gives it; empty when it says none. */
  static Optional<Duration> parse(String text) {
    String stripped = text.strip();
    Object value = stripped.matches("[0-9]{1,12}") ? Long.valueOf(stripped) : stripped;
    return isDuration(value) ? Optional.of(of(value)) : Optional.empty();
  }

  /** The duration of a value that is one. */
  static Duration of(Object value) {
    if (value instanceof Long seconds) {
      return Duration.ofSeconds(seconds);
    }
    Matcher matcher = FORM.matcher((String) value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + value + "' is not a duration");
    }
    return Duration.ofSeconds(Long.parseLong(matcher.group(1)) * SECONDS.get(matcher.group(2)));
  }
}
