package io.github.vertexmaven.catalog.value;

import io.github.vertexmaven.config.DidYouMean;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Conversions of text and booleans. A number never becomes text, and text never becomes a number.
 */
final class Texts {

  private static final int LENGTH_OF_A_DATE = "2026-01-31".length();

  private Texts() {}

  /** Spreadsheets and pandas leave out a midnight, so that a date stands for it. */
  private static LocalDateTime dateTime(String text) {
    return text.length() == LENGTH_OF_A_DATE
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text);
  }

  /** A column of moments may hold midnights alone: pandas writes dates so. */
  private static LocalDate date(String text) {
    if (text.length() > LENGTH_OF_A_DATE) {
      LocalDateTime moment = LocalDateTime.parse(text);
      if (moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
        return moment.toLocalDate();
      }
    }
    return LocalDate.parse(text);
  }

  static Object toText(Object plain, Trail trail) {
    if (plain instanceof String) {
      return plain;
    }
    boolean scalar =
        plain instanceof Boolean || plain instanceof Number || plain instanceof NumberText;
    trail.problem(
        "expected text (String), found "
            + Words.of(plain)
            + (scalar ? "; put it in quotes." : "."));
    return null;
  }

  static Object toBoolean(Object plain, Class<?> wanted, Trail trail) {
    if (plain instanceof Boolean) {
      return plain;
    }
    trail.problem(Numbers.expected("true or false", wanted, plain));
    return null;
  }

  static Object toCharacter(Object plain, Class<?> wanted, Trail trail) {
    if (plain instanceof String text && text.length() == 1) {
      return text.charAt(0);
    }
    trail.problem(Numbers.expected("one character", wanted, plain));
    return null;
  }

  static Object toConstant(Object plain, Class<?> wanted, Trail trail) {
    List<String> names = new ArrayList<>();
    for (Object constant : wanted.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      if (plain instanceof String text && folded(text).equals(folded(name))) {
        return constant;
      }
      names.add(name);
    }
    String near = plain instanceof String text ? DidYouMean.suffix(names, text) : ".";
    trail.problem(
        "expected one of "
            + String.join(", ", names)
            + " ("
            + wanted.getSimpleName()
            + "), found "
            + Words.of(plain)
            + near);
    return null;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** The conversion into a type that is written as text; null when the type is none of these. */
  static Conversion parsed(Class<?> wanted) {
    String example = example(wanted);
    return example == null ? null : (plain, trail) -> parsed(plain, wanted, example, trail);
  }

  private static Object parsed(Object plain, Class<?> wanted, String example, Trail trail) {
    if (plain instanceof String text) {
      try {
        return parse(text, wanted);
      } catch (DateTimeException | IllegalArgumentException e) {
        // Reported below, like any other value that does not fit.
      }
    }
    trail.problem(Numbers.expected(example, wanted, plain));
    return null;
  }

  private static String example(Class<?> wanted) {
    return switch (wanted.getName()) {
      case "java.time.LocalDate" -> "a date such as 2026-01-31";
      case "java.time.LocalTime" -> "a time such as 08:30";
      case "java.time.LocalDateTime" -> "a date and time such as 2026-01-31T08:30";
      case "java.time.OffsetDateTime" -> "a date and time such as 2026-01-31T08:30+01:00";
      case "java.time.ZonedDateTime" ->
          "a date and time such as 2026-01-31T08:30+01:00[Europe/Berlin]";
      case "java.time.Instant" -> "an instant such as 2026-01-31T08:30:00Z";
      case "java.time.Duration" -> "a duration such as PT30S or PT2H";
      case "java.time.Period" -> "a period such as P7D or P1M";
      case "java.util.UUID" -> "a UUID";
      case "java.net.URI" -> "a URI";
      case "java.nio.file.Path" -> "a path";
      default -> null;
    };
  }

  /** Names rather than a map of parsers: a task would have code made for all of them. */
  private static Object parse(String text, Class<?> wanted) {
    return switch (wanted.getName()) {
      case "java.time.LocalDate" -> date(text);
      case "java.time.LocalTime" -> LocalTime.parse(text);
      case "java.time.LocalDateTime" -> dateTime(text);
      case "java.time.OffsetDateTime" -> OffsetDateTime.parse(text);
      case "java.time.ZonedDateTime" -> ZonedDateTime.parse(text);
      case "java.time.Instant" -> Instant.parse(text);
      case "java.time.Duration" -> Duration.parse(text);
      case "java.time.Period" -> Period.parse(text);
      case "java.util.UUID" -> UUID.fromString(text);
      case "java.net.URI" -> URI.create(text);
      default -> Path.of(text);
    };
  }
}
