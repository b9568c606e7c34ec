package io.github.vertexmaven.core.show.table;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * How many columns of a terminal text takes: two for what Unicode's annex 11 calls wide, none for
 * marks that join the letter before, else one.
 */
final class TextWidth {

  static final String ELLIPSIS = "…";

  /** First and last of what is wide or full width in Unicode 14, hexadecimal. */
  private static final String RANGES =
      """
      1100-115F 231A-231B 2329-232A 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2648-2653 267F 2693
      26A1 26AA-26AB 26BD-26BE 26C4-26C5 26CE 26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705 270A-270B
      2728 274C 274E 2753-2755 2757 2795-2797 27B0 27BF 2B1B-2B1C 2B50 2B55 2E80-303E 3041-3247
      3250-4DBF 4E00-A4C6 A960-A97C AC00-D7A3 F900-FAD9 FE10-FE19 FE30-FE6B FF01-FF60 FFE0-FFE6
      16FE0-1B2FB 1F004 1F0CF 1F18E 1F191-1F19A 1F200-1F320 1F32D-1F335 1F337-1F37C 1F37E-1F393
      1F3A0-1F3CA 1F3CF-1F3D3 1F3E0-1F3F0 1F3F4 1F3F8-1F43E 1F440 1F442-1F4FC 1F4FF-1F53D
      1F54B-1F54E 1F550-1F567 1F57A 1F595-1F596 1F5A4 1F5FB-1F64F 1F680-1F6C5 1F6CC 1F6D0-1F6D2
      1F6D5-1F6DF 1F6EB-1F6EC 1F6F4-1F6FC 1F7E0-1F7F0 1F90C-1F93A 1F93C-1F945 1F947-1F9FF
      1FA70-1FAF6 20000-3FFFD
      """;

  private static final TreeMap<Integer, Integer> WIDE = new TreeMap<>();

  static {
    for (String range : RANGES.strip().split("\\s+")) {
      int[] ends =
          Arrays.stream(range.split("-")).mapToInt(hex -> Integer.parseInt(hex, 16)).toArray();
      WIDE.put(ends[0], ends[ends.length - 1]);
    }
  }

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  static int of(int codePoint) {
    if (codePoint < WIDE.firstKey()) {
      return isMark(codePoint) ? 0 : 1;
    }
    if (isMark(codePoint) || isLaterJamo(codePoint)) {
      return 0;
    }
    return WIDE.floorEntry(codePoint).getValue() >= codePoint ? 2 : 1;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  /** The second and third letter of a Korean syllable stand within the first. */
  private static boolean isLaterJamo(int codePoint) {
    return codePoint >= 0x1160 && codePoint <= 0x11ff;
  }

  /** The text, or as much of its beginning and its end as fits around an ellipsis. */
  static String shortened(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    int room = width - 1;
    return start(text, room - room / 2) + ELLIPSIS + end(text, room / 2);
  }

  /** As much of the beginning as fits, whole characters with their marks. */
  static String start(String text, int width) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      used += of(codePoint);
      if (used > width) {
        break;
      }
      i += Character.charCount(codePoint);
    }
    return text.substring(0, i);
  }

  /** Where the character after the one at this place begins: marks belong to the one before. */
  static int next(String text, int place) {
    int next = text.offsetByCodePoints(place, 1);
    while (next < text.length() && of(text.codePointAt(next)) == 0) {
      next = text.offsetByCodePoints(next, 1);
    }
    return next;
  }

  private static String end(String text, int width) {
    int used = 0;
    int i = text.length();
    int begin = i;
    while (i > 0) {
      int codePoint = text.codePointBefore(i);
      used += of(codePoint);
      if (used > width) {
        break;
      }
      i -= Character.charCount(codePoint);
      // A mark stays with the letter before it.
      begin = of(codePoint) > 0 ? i : begin;
    }
    return text.substring(begin);
  }
}
