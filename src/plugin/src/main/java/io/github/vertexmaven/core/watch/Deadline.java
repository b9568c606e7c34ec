package io.github.vertexmaven.core.watch;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to wait, as people write it. */
public final class Deadline {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh])");

  private Deadline() {}

  /**
   * Reads {@code 90s}, {@code 30m} or {@code 2h}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a time such as 90s, 30m or 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
