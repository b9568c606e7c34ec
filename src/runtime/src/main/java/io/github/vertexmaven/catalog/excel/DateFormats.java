package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.value.BadData;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Which cell styles show a number as a date, a time or a duration: the only thing that tells these
 * from a number of days.
 */
final class DateFormats {

  /** What a style makes of a number of days. */
  private enum Kind {
    NUMBER,
    DATE,
    TIME,
    MOMENT,
    DURATION
  }

  /** A double holds the moments of our centuries to the microsecond; programs write them so. */
  private static final long MILLIS_A_DAY = 86_400_000;

  private static final LocalDate START = LocalDate.of(1899, 12, 30);
  private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

  /** Up to here the format counts a 29 February 1900 that never was. */
  private static final int FALSE_LEAP_DAY = 60;

  /** The days of the years 1 to 9999, which is as far as spreadsheets and Python go. */
  private static final double FIRST = -693_593;

  private static final double LAST = 2_958_466;

  private final List<Kind> styles = new ArrayList<>();
  private final boolean since1904;

  private DateFormats(boolean since1904) {
    this.since1904 = since1904;
  }

  static DateFormats none() {
    return new DateFormats(false);
  }

  static DateFormats read(Xml xml, boolean since1904) throws XMLStreamException {
    DateFormats formats = new DateFormats(since1904);
    Map<Integer, Kind> custom = new HashMap<>();
    boolean inCellStyles = false;
    while (xml.nextElement()) {
      switch (xml.name()) {
        case "numFmt" ->
            custom.put(
                Integer.valueOf(xml.attribute("numFmtId")), kind(xml.attribute("formatCode")));
        case "cellXfs" -> inCellStyles = true;
        case "cellStyles", "dxfs" -> inCellStyles = false;
        case "xf" -> {
          if (inCellStyles) {
            formats.styles.add(kind(xml.attribute("numFmtId"), custom));
          }
        }
        default -> {
          // Fonts, fills and borders.
        }
      }
    }
    return formats;
  }

  private static Kind kind(String formatId, Map<Integer, Kind> custom) {
    int id = formatId == null ? 0 : Integer.parseInt(formatId);
    return custom.getOrDefault(id, builtIn(id));
  }

  /** The formats that need no code in the file: ECMA-376, part 1, 18.8.30. */
  private static Kind builtIn(int id) {
    if (id >= 18 && id <= 21 || id == 45 || id == 47) {
      return Kind.TIME;
    }
    if (id == 22) {
      return Kind.MOMENT;
    }
    if (id == 46) {
      return Kind.DURATION;
    }
    boolean date = id >= 14 && id <= 17 || id >= 27 && id <= 36 || id >= 50 && id <= 58;
    return date ? Kind.DATE : Kind.NUMBER;
  }

  /**
   * What the letters of a format mean outside of quotes and escapes. Only its first part counts,
   * the one for numbers above zero.
   */
  private static Kind kind(String code) {
    String letters = code == null ? "" : letters(code);
    if (letters.contains("[")) {
      return Kind.DURATION;
    }
    boolean time = letters.contains("h") || letters.contains("s");
    // A lone m is a month, but beside hours or seconds it is a minute.
    boolean date = letters.contains("y") || letters.contains("d") || !time && letters.contains("m");
    if (date) {
      return time ? Kind.MOMENT : Kind.DATE;
    }
    return time ? Kind.TIME : Kind.NUMBER;
  }

  /**
   * The letters of dates and times; a bracket stands for hours, minutes or seconds that elapsed.
   */
  private static String letters(String code) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (c == '"') {
        i = end(code, '"', i);
      } else if (c == '[') {
        int end = end(code, ']', i);
        if (code.substring(i + 1, end).matches("(?i)h+|m+|s+")) {
          letters.append('[');
        }
        i = end;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if ("ymdhs".indexOf(c) >= 0) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  private static int end(String code, char mark, int start) {
    int end = code.indexOf(mark, start + 1);
    return end < 0 ? code.length() : end;
  }

  boolean isDate(int style) {
    return kind(style) != Kind.NUMBER;
  }

  private Kind kind(int style) {
    return style < styles.size() ? styles.get(style) : Kind.NUMBER;
  }

  /**
   * A number of days as ISO text: a date, a time, a date with time, or a duration, as its style
   * shows it. A style that shows less than the number holds loses nothing: a date that has a time
   * keeps it.
   *
   * @throws BadData when there is no such day
   */
  String iso(double days, int style) throws BadData {
    if (!(days >= FIRST && days < LAST)) {
      throw new BadData(
          "its format shows a date or a time, and its number, "
              + days
              + ", counts days beyond the years 1 to 9999.");
    }
    long millis = Math.round(days * MILLIS_A_DAY);
    Kind kind = kind(style);
    if (kind == Kind.DURATION) {
      return Duration.ofMillis(millis).toString();
    }
    boolean dayless = days >= 0 && days < 1 && !(since1904 && kind != Kind.TIME);
    if (dayless && (kind != Kind.DATE || days != 0)) {
      return time(Math.min(millis, MILLIS_A_DAY - 1)).toString();
    }
    LocalDateTime moment =
        date(Math.floorDiv(millis, MILLIS_A_DAY)).atTime(time(Math.floorMod(millis, MILLIS_A_DAY)));
    boolean date = kind == Kind.DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    return date ? moment.toLocalDate().toString() : moment.toString();
  }

  private LocalDate date(long day) {
    boolean early = day >= 0 && day < FALSE_LEAP_DAY;
    LocalDate start = since1904 ? START_1904 : early ? START.plusDays(1) : START;
    return start.plusDays(day);
  }

  private static LocalTime time(long millis) {
    return LocalTime.ofNanoOfDay(millis * 1_000_000);
  }
}
