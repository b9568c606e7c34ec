package io.github.vertexmaven.catalog.excel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A date or time as a number of days, in the way that spreadsheets keep it.
 *
 * @param days since the end of 1899
 * @param style which of the formats of {@link #STYLES} shows it, counted from 1
 */
record DateCell(double days, int style) {

  /** The formats of dates, of dates with times, of times, and of durations. */
  static final String[] STYLES = {
    "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss",
  };

  private static final LocalDate START = LocalDate.of(1899, 12, 30);

  /** Before it the days are counted in two ways, because 1900 is taken for a leap year. */
  private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private static final double MILLIS_A_DAY = 86_400_000;

  private static final int NANOS_A_MILLI = 1_000_000;

  /** Empty for other values, and for what such a number cannot hold; that stays text. */
  static Optional<DateCell> of(Object value) {
    if (value instanceof LocalDate day) {
      return inRange(day) ? Optional.of(new DateCell(days(day), 1)) : Optional.empty();
    }
    if (value instanceof LocalDateTime moment) {
      LocalTime time = moment.toLocalTime();
      boolean fits = inRange(moment.toLocalDate()) && isWhole(time.getNano());
      return fits
          ? Optional.of(new DateCell(days(moment.toLocalDate()) + share(time), 2))
          : Optional.empty();
    }
    if (value instanceof LocalTime time) {
      return isWhole(time.getNano()) ? Optional.of(new DateCell(share(time), 3)) : Optional.empty();
    }
    return value instanceof Duration duration ? of(duration) : Optional.empty();
  }

  private static Optional<DateCell> of(Duration duration) {
    boolean fits =
        !duration.isNegative()
            && isWhole(duration.getNano())
            && duration.toDays() < LAST.toEpochDay() - START.toEpochDay();
    return fits
        ? Optional.of(new DateCell(duration.toMillis() / MILLIS_A_DAY, 4))
        : Optional.empty();
  }

  private static boolean inRange(LocalDate day) {
    return !day.isBefore(FIRST) && !day.isAfter(LAST);
  }

  private static boolean isWhole(int nanos) {
    return nanos % NANOS_A_MILLI == 0;
  }

  private static double days(LocalDate day) {
    return day.toEpochDay() - START.toEpochDay();
  }

  private static double share(LocalTime time) {
    return time.toNanoOfDay() / NANOS_A_MILLI / MILLIS_A_DAY;
  }
}
