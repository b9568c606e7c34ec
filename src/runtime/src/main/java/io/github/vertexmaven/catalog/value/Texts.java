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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Conversions of text and booleans. A number never becomes text, and text never becomes a number.
 */
final class Texts {

  private record Form(String example, Function<String, Object> parse) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.ofEntries(
          Map.entry(LocalDate.class, new Form("a date such as 2026-01-31", LocalDate::parse)),
          Map.entry(LocalTime.class, new Form("a time such as 08:30", LocalTime::parse)),
          Map.entry(
              LocalDateTime.class,
              new Form("a date and time such as 2026-01-31T08:30", Texts::dateTime)),
          Map.entry(
              OffsetDateTime.class,
              new Form("a date and time such as 2026-01-31T08:30+01:00", OffsetDateTime::parse)),
          Map.entry(
              ZonedDateTime.class,
              new Form(
                  "a date and time such as 2026-01-31T08:30+01:00[Europe/Berlin]",
                  ZonedDateTime::parse)),
          Map.entry(
              Instant.class, new Form("an instant such as 2026-01-31T08:30:00Z", Instant::parse)),
          Map.entry(Duration.class, new Form("a duration such as PT30S or PT2H", Duration::parse)),
          Map.entry(Period.class, new Form("a period such as P7D or P1M", Period::parse)),
          Map.entry(UUID.class, new Form("a UUID", UUID::fromString)),
          Map.entry(URI.class, new Form("a URI", URI::create)),
          Map.entry(Path.class, new Form("a path", Path::of)));

  private static final int LENGTH_OF_A_DATE = "2026-01-31".length();

  private Texts() {}

  /** Spreadsheets and pandas leave out a midnight, so that a date stands for it. */
  private static LocalDateTime dateTime(String text) {
    return text.length() == LENGTH_OF_A_DATE
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text);
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
    Form form = FORMS.get(wanted);
    return form == null ? null : (plain, trail) -> parsed(plain, wanted, form, trail);
  }

  private static Object parsed(Object plain, Class<?> wanted, Form form, Trail trail) {
    if (plain instanceof String text) {
      try {
        return form.parse().apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        // Reported below, like any other value that does not fit.
      }
    }
    trail.problem(Numbers.expected(form.example(), wanted, plain));
    return null;
  }
}
