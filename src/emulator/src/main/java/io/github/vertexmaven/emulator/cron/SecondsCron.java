package io.github.vertexmaven.emulator.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression as Kubeflow Pipelines reads it, in UTC: six fields of which the first is
 * seconds; with five, the day of the week is any. Also {@code @hourly} and its like, and {@code
 * @every 1h30m}.
 */
public final class SecondsCron {

  private static final Pattern EVERY = Pattern.compile("@every\\s+(\\S+)");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");
  private static final int MOST_YEARS = 5;
  private static final Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 0 1 1 *",
          "@annually", "0 0 0 1 1 *",
          "@monthly", "0 0 0 1 * *",
          "@weekly", "0 0 0 * * 0",
          "@daily", "0 0 0 * * *",
          "@midnight", "0 0 0 * * *",
          "@hourly", "0 0 * * * *");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private final Optional<Duration> every;
  private final Field seconds;
  private final Field minutes;
  private final Field hours;
  private final Field days;
  private final Field months;
  private final Field weekdays;

  /**
   * What one field allows.
   *
   * @param any whether it begins with a star
   */
  private record Field(BitSet values, boolean any) {
    boolean has(int value) {
      return values.get(value);
    }
  }

  private SecondsCron(Optional<Duration> every, String[] fields) throws MalformedCron {
    this.every = every;
    this.seconds = field(fields[0], 0, 59, List.of());
    this.minutes = field(fields[1], 0, 59, List.of());
    this.hours = field(fields[2], 0, 23, List.of());
    this.days = field(fields[3], 1, 31, List.of());
    this.months = field(fields[4], 1, 12, MONTHS);
    this.weekdays = field(fields[5], 0, 6, DAYS);
  }

  /** Reads an expression. */
  public static SecondsCron parse(String text) throws MalformedCron {
    String stripped = text.strip();
    Matcher every = EVERY.matcher(stripped);
    if (every.matches()) {
      return new SecondsCron(Optional.of(duration(every.group(1))), "* * * * * *".split(" "));
    }
    String written = NAMED.getOrDefault(stripped, stripped);
    String[] fields = written.split("\\s+");
    if (written.startsWith("@")) {
      throw new MalformedCron("Unrecognized descriptor: " + written);
    }
    if (fields.length == 5) {
      fields = (written + " *").split("\\s+");
    }
    if (fields.length != 6) {
      throw new MalformedCron("Expected 5 or 6 fields, found " + fields.length + ": " + text);
    }
    return new SecondsCron(Optional.empty(), fields);
  }

  private static Duration duration(String text) throws MalformedCron {
    Matcher part = PART.matcher(text);
    double millis = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      double number = Double.parseDouble(part.group(1));
      millis +=
          number
              * switch (part.group(2)) {
                case "h" -> 3_600_000;
                case "m" -> 60_000;
                case "s" -> 1000;
                default -> 1;
              };
      end = part.end();
    }
    if (end == 0 || end != text.length()) {
      throw new MalformedCron("Failed to parse duration @every " + text);
    }
    return Duration.ofSeconds(Math.max(1, (long) (millis / 1000)));
  }

  private static Field field(String text, int least, int most, List<String> names)
      throws MalformedCron {
    BitSet values = new BitSet();
    boolean any = false;
    for (String range : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.split("/", -1);
      String[] ends = parts[0].split("-", -1);
      boolean star = ends[0].equals("*") || ends[0].equals("?");
      if (parts.length > 2 || ends.length > 2 || star && ends.length > 1) {
        throw new MalformedCron("Failed to parse the range " + range);
      }
      any |= star;
      int first = star ? least : number(ends[0], least, names);
      int last = star ? most : ends.length == 2 ? number(ends[1], least, names) : first;
      int step = parts.length == 2 ? number(parts[1], 0, List.of()) : 1;
      if (parts.length == 2 && ends.length == 1) {
        last = most;
      }
      if (first < least || last > most || first > last || step < 1) {
        throw new MalformedCron(
            "The range " + range + " is not from " + least + " to " + most + " in steps from 1");
      }
      for (int value = first; value <= last; value += step) {
        values.set(value);
      }
    }
    return new Field(values, any);
  }

  private static int number(String text, int least, List<String> names) throws MalformedCron {
    int name = names.indexOf(text);
    if (name >= 0) {
      return name + least;
    }
    if (!text.matches("\\d{1,4}")) {
      throw new MalformedCron("Failed to parse int from '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  /** The first moment after the given one that is due, if there is one within some years. */
  public Optional<Instant> after(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    if (every.isPresent()) {
      return Optional.of(second.plus(every.get()));
    }
    ZonedDateTime time = second.plusSeconds(1).atZone(ZoneOffset.UTC);
    int lastYear = time.getYear() + MOST_YEARS;
    while (time.getYear() <= lastYear) {
      if (!months.has(time.getMonthValue())) {
        time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      } else if (!isDay(time)) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!hours.has(time.getHour())) {
        time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!minutes.has(time.getMinute())) {
        time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      } else if (!seconds.has(time.getSecond())) {
        time = time.plusSeconds(1);
      } else {
        return Optional.of(time.toInstant());
      }
    }
    return Optional.empty();
  }

  /** Of a day of the month and a day of the week that are both named, one is enough. */
  private boolean isDay(ZonedDateTime time) {
    boolean day = days.has(time.getDayOfMonth());
    boolean weekday = weekdays.has(time.getDayOfWeek().getValue() % 7);
    return days.any() || weekdays.any() ? day && weekday : day || weekday;
  }
}
