package io.github.vertexmaven.catalog.excel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Which cell styles show a number as a date: the only thing that tells a date from a number of
 * days.
 */
final class DateFormats {

  private static final long SECONDS_A_DAY = 86_400;
  private static final LocalDate START = LocalDate.of(1899, 12, 30);
  private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

  /** Up to here the format counts a 29 February 1900 that never was. */
  private static final int FALSE_LEAP_DAY = 60;

  private final BitSet styles = new BitSet();
  private final boolean since1904;

  private DateFormats(boolean since1904) {
    this.since1904 = since1904;
  }

  static DateFormats none() {
    return new DateFormats(false);
  }

  static DateFormats read(Xml xml, boolean since1904) throws XMLStreamException {
    DateFormats formats = new DateFormats(since1904);
    Map<Integer, Boolean> custom = new HashMap<>();
    boolean inCellStyles = false;
    int style = 0;
    while (xml.nextElement()) {
      switch (xml.name()) {
        case "numFmt" ->
            custom.put(
                Integer.valueOf(xml.attribute("numFmtId")), isDate(xml.attribute("formatCode")));
        case "cellXfs" -> inCellStyles = true;
        case "cellStyles", "dxfs" -> inCellStyles = false;
        case "xf" -> {
          if (inCellStyles) {
            formats.styles.set(style++, isDate(xml.attribute("numFmtId"), custom));
          }
        }
        default -> {
          // Fonts, fills and borders.
        }
      }
    }
    return formats;
  }

  private static boolean isDate(String formatId, Map<Integer, Boolean> custom) {
    int id = formatId == null ? 0 : Integer.parseInt(formatId);
    boolean builtIn =
        (id >= 14 && id <= 22)
            || (id >= 27 && id <= 36)
            || (id >= 45 && id <= 47)
            || (id >= 50 && id <= 58);
    return custom.getOrDefault(id, builtIn);
  }

  /**
   * A format is one of dates when it has a letter of dates outside of quotes, brackets and escapes.
   */
  private static boolean isDate(String code) {
    boolean quoted = false;
    boolean bracket = false;
    for (int i = 0; i < code.length(); i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\\' || c == '_' || c == '*')) {
        i++;
      } else if (!quoted && (c == '[' || c == ']')) {
        bracket = c == '[';
      } else if (!quoted && !bracket && "ymdhs".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  boolean isDate(int style) {
    return styles.get(style);
  }

  /** A number of days as ISO text: a date, a date with time, or a time when there is no day. */
  String iso(double days) {
    long seconds = Math.round(days * SECONDS_A_DAY);
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS_A_DAY));
    if (day == 0 && days != 0) {
      return time.toString();
    }
    LocalDate start = since1904 ? START_1904 : day < FALSE_LEAP_DAY ? START.plusDays(1) : START;
    LocalDateTime moment = start.plusDays(day).atTime(time);
    return time.equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.toString();
  }
}
