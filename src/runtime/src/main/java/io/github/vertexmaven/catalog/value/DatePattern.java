package io.github.vertexmaven.catalog.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How dates and times are written in texts: by ISO 8601, or by a format as Python spells it. */
public final class DatePattern {

  /** Dates and times of ISO 8601, with a blank in place of the T, too. */
  public static final DatePattern ISO = new DatePattern(List.of());

  private static final Map<Character, String> WHOLE =
      Map.of('T', "%H:%M:%S", 'D', "%m/%d/%y", 'F', "%Y-%m-%d", 'R', "%H:%M");

  private final List<DateTimeFormatter> formats;

  private DatePattern(List<DateTimeFormatter> formats) {
    this.formats = formats;
  }

  /** A format for reading; the text is known to be one. */
  public static DatePattern of(String format) {
    return new DatePattern(List.of(formatter(format, true)));
  }

  /** Days before months, as most of the world writes them, with or without a time. */
  public static DatePattern dayFirst() {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    builder.appendPattern("d['/']['.']['-']['/']M['/']['.']['-']uuuu['T'][' '][H:mm[:ss]]");
    return new DatePattern(List.of(strict(builder)));
  }

  /** Else the last day of February would stand for its 31st. */
  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** A format for writing. */
  public static DateTimeFormatter writer(String format) {
    return formatter(format, false);
  }

  /** Whether a text is a format of Python's that is known here. */
  public static boolean isKnown(String format) {
    try {
      formatter(format, true);
      return format.indexOf('%') >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A LocalDate, LocalDateTime, LocalTime or Instant; empty when the text is none. */
  public Optional<Temporal> parse(String text) {
    if (formats.isEmpty()) {
      return iso(text);
    }
    for (DateTimeFormatter format : formats) {
      try {
        return temporal(format.parse(text));
      } catch (DateTimeParseException e) {
        continue;
      }
    }
    return iso(text);
  }

  private static Optional<Temporal> temporal(TemporalAccessor parsed) {
    LocalDate date = parsed.query(java.time.temporal.TemporalQueries.localDate());
    LocalTime time = parsed.query(java.time.temporal.TemporalQueries.localTime());
    if (date == null) {
      return Optional.ofNullable(time);
    }
    if (parsed.isSupported(ChronoField.OFFSET_SECONDS) && time != null) {
      return Optional.of(
          date.atTime(time)
              .toInstant(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))));
    }
    return Optional.of(time == null ? date : date.atTime(time));
  }

  private static Optional<Temporal> iso(String written) {
    String text = written.strip();
    if (text.length() < 8
        || !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith("Z")) {
      return Optional.empty();
    }
    try {
      if (text.length() >= 10 && text.charAt(4) == '/' && text.charAt(7) == '/') {
        return iso(text.substring(0, 10).replace('/', '-') + text.substring(10));
      }
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text));
      }
      String moment = text.length() > 10 && text.charAt(10) == ' ' ? joined(text) : text;
      if (moment.indexOf('T') < 0) {
        return Optional.of(LocalTime.parse(moment));
      }
      int zone = Math.max(moment.indexOf('+', 10), moment.indexOf('-', 10));
      return moment.endsWith("Z") || zone > 0
          ? Optional.of(instant(moment, zone))
          : Optional.of(LocalDateTime.parse(moment));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String joined(String text) {
    return text.substring(0, 10) + "T" + text.substring(11).replace(" ", "");
  }

  /** Databases write zones as hours alone, others leave out the colon. */
  private static Instant instant(String moment, int zone) {
    int digits = zone > 0 ? moment.length() - zone - 1 : 0;
    String whole =
        switch (digits) {
          case 2 -> moment + ":00";
          case 4 -> moment.substring(0, zone + 3) + ":" + moment.substring(zone + 3);
          default -> moment;
        };
    return OffsetDateTime.parse(whole).toInstant();
  }

  private static DateTimeFormatter formatter(String format, boolean reading) {
    String whole = expanded(format);
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c != '%') {
        builder.appendLiteral(c);
      } else if (++i < whole.length()) {
        append(builder, whole.charAt(i), reading && !isAmongDigits(whole, i));
      } else {
        throw new IllegalArgumentException("% at the end");
      }
    }
    if (reading) {
      complete(builder, whole);
    }
    return strict(builder);
  }

  /** What a format leaves out is the first, as in Python. */
  private static void complete(DateTimeFormatterBuilder builder, String format) {
    boolean year = has(format, "Yy");
    if (year && !has(format, "dj")) {
      builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    if (year && !has(format, "mbBj")) {
      builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
    }
    if (has(format, "I") && !has(format, "p")) {
      builder.parseDefaulting(ChronoField.AMPM_OF_DAY, 0);
    }
  }

  private static boolean has(String format, String letters) {
    String parts = format.replace("%%", "");
    return letters.chars().anyMatch(letter -> parts.indexOf("%" + (char) letter) >= 0);
  }

  private static String expanded(String format) {
    String whole = format;
    for (Map.Entry<Character, String> each : WHOLE.entrySet()) {
      whole = whole.replace("%" + each.getKey(), each.getValue());
    }
    return whole;
  }

  /** Whether the next or the last part touches this one, so that only its width parts them. */
  private static boolean isAmongDigits(String format, int at) {
    boolean next = at + 1 < format.length() && format.charAt(at + 1) == '%';
    boolean last = at >= 3 && format.charAt(at - 3) == '%';
    return next || last;
  }

  private static void append(DateTimeFormatterBuilder builder, char letter, boolean free) {
    switch (letter) {
      case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
      case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
      case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR, free);
      case 'd' -> number(builder, ChronoField.DAY_OF_MONTH, free);
      case 'H' -> number(builder, ChronoField.HOUR_OF_DAY, free);
      case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM, free);
      case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR, free);
      case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE, free);
      case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
      case 'f' ->
          builder.appendFraction(ChronoField.NANO_OF_SECOND, free ? 1 : 6, free ? 9 : 6, false);
      case 'p' -> builder.appendPattern("a");
      case 'b' -> builder.appendPattern("MMM");
      case 'B' -> builder.appendPattern("MMMM");
      case 'a' -> builder.appendPattern("EEE");
      case 'A' -> builder.appendPattern("EEEE");
      case 'z' -> builder.appendPattern("[XXX][XX][X]");
      case '%' -> builder.appendLiteral('%');
      default -> throw new IllegalArgumentException("%" + letter);
    }
  }

  private static void number(DateTimeFormatterBuilder builder, ChronoField field, boolean free) {
    if (free) {
      builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
    } else {
      builder.appendValue(field, 2);
    }
  }
}
