package io.github.vertexmaven.catalog.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * The spelling of numbers and booleans in text cells.
 *
 * <p>Whole numbers have no superfluous zero in front, so that {@code 007} stays text. Decimals have
 * a point or an exponent. Called for every cell of a file, hence no regular expressions and no
 * strings.
 */
public final class Numerals {

  /** Digits that surely fit a long, and a double without rounding when below 2^53. */
  private static final int SAFE_DIGITS = 18;

  /** Shorter ones are finite unless they have an exponent. */
  private static final int LONG = 300;

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final String[] TRUE = {"true", "True", "TRUE"};
  private static final String[] FALSE = {"false", "False", "FALSE"};
  private static final String[] NAN = {"NaN", "nan", "NAN"};
  private static final String[] INFINITY = {"Infinity", "infinity", "inf", "Inf", "INF"};

  private Numerals() {}

  /** Whether the text spells {@code true} or {@code false}. */
  public static boolean isBoolean(char[] chars, int from, int to) {
    return isTrue(chars, from, to) || isOne(FALSE, chars, from, to);
  }

  /** Whether the text spells {@code true}. */
  public static boolean isTrue(char[] chars, int from, int to) {
    return isOne(TRUE, chars, from, to);
  }

  private static boolean isOne(String[] spellings, char[] chars, int from, int to) {
    for (String spelling : spellings) {
      if (equal(spelling, chars, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(String spelling, char[] chars, int from, int to) {
    if (to - from != spelling.length()) {
      return false;
    }
    for (int i = 0; i < spelling.length(); i++) {
      if (chars[from + i] != spelling.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is a whole number in the range of a long. */
  public static boolean isLong(char[] chars, int from, int to) {
    int start = afterSign(chars, from, to);
    int end = afterDigits(chars, start, to);
    return end == to
        && end > start
        && !superfluousZero(chars, start, end)
        && (to - start <= SAFE_DIGITS || fits(chars, from, to));
  }

  private static boolean fits(char[] chars, int from, int to) {
    try {
      parseLong(chars, from, to);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The number that {@link #isLong} accepted. */
  public static long parseLong(char[] chars, int from, int to) {
    int start = afterSign(chars, from, to);
    if (to - start > SAFE_DIGITS) {
      return Long.parseLong(new String(chars, from, to - from));
    }
    long value = 0;
    for (int i = start; i < to; i++) {
      value = value * 10 + (chars[i] - '0');
    }
    return chars[from] == '-' ? -value : value;
  }

  /**
   * Whether the text is a number that a double holds: a decimal, a whole number without rounding,
   * not-a-number or an infinity.
   */
  static boolean isDouble(char[] chars, int from, int to) {
    int start = afterSign(chars, from, to);
    int whole = afterDigits(chars, start, to);
    if (whole == to && whole > start) {
      return isExact(chars, from, to);
    }
    if (start == whole && isSpecial(chars, from, to)) {
      return true;
    }
    int fraction = whole < to && chars[whole] == '.' ? whole + 1 : whole;
    int end = fraction > whole ? afterDigits(chars, fraction, to) : whole;
    boolean digits = whole > start || end > fraction;
    if (!digits || superfluousZero(chars, start, whole)) {
      return false;
    }
    return end == to && to - from < LONG
        || afterExponent(chars, end, to) == to && isFinite(chars, from, to);
  }

  /** Whether the text spells a number of any size and precision, not-a-number or an infinity. */
  public static boolean isDecimal(char[] chars, int from, int to) {
    int start = afterSign(chars, from, to);
    int whole = afterDigits(chars, start, to);
    if (start == whole && isSpecial(chars, from, to)) {
      return true;
    }
    int fraction = whole < to && chars[whole] == '.' ? whole + 1 : whole;
    int end = fraction > whole ? afterDigits(chars, fraction, to) : whole;
    boolean digits = whole > start || end > fraction;
    int exponent = afterExponent(chars, end, to);
    return digits && exponent == to && !superfluousZero(chars, start, whole);
  }

  private static boolean isSpecial(char[] chars, int from, int to) {
    return isOne(NAN, chars, from, to) || isOne(INFINITY, chars, afterSign(chars, from, to), to);
  }

  private static boolean isExact(char[] chars, int from, int to) {
    return isLong(chars, from, to) && Math.abs(parseLong(chars, from, to)) <= EXACT_IN_DOUBLE;
  }

  private static boolean isFinite(char[] chars, int from, int to) {
    return !Double.isInfinite(JavaDoubleParser.parseDouble(chars, from, to - from));
  }

  /** The number that {@link #isDouble} accepted, correctly rounded. */
  public static double parseDouble(char[] chars, int from, int to) {
    long digits = 0;
    int scale = 0;
    boolean point = false;
    int start = afterSign(chars, from, to);
    boolean simple = to - start <= SAFE_DIGITS;
    for (int i = start; simple && i < to; i++) {
      char c = chars[i];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        scale += point ? 1 : 0;
      } else {
        simple = c == '.';
        point = true;
      }
    }
    if (!simple || digits > EXACT_IN_DOUBLE) {
      return slowly(chars, from, to);
    }
    double value = quotient(digits, scale);
    return chars[from] == '-' ? -value : value;
  }

  /**
   * Few digits, the last so many of which stand behind the point. Both numbers are exact, so the
   * division rounds once, as the specification of doubles wants it.
   */
  static double quotient(long digits, int behindPoint) {
    return digits / POWERS_OF_TEN[behindPoint];
  }

  private static double slowly(char[] chars, int from, int to) {
    if (isOne(NAN, chars, from, to)) {
      return Double.NaN;
    }
    if (isOne(INFINITY, chars, afterSign(chars, from, to), to)) {
      return chars[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return JavaDoubleParser.parseDouble(chars, from, to - from);
  }

  private static int afterSign(char[] chars, int from, int to) {
    return from < to && (chars[from] == '-' || chars[from] == '+') ? from + 1 : from;
  }

  private static int afterDigits(char[] chars, int from, int to) {
    int i = from;
    while (i < to && chars[i] >= '0' && chars[i] <= '9') {
      i++;
    }
    return i;
  }

  private static int afterExponent(char[] chars, int from, int to) {
    if (from == to || (chars[from] != 'e' && chars[from] != 'E')) {
      return from;
    }
    int start = afterSign(chars, from + 1, to);
    int end = afterDigits(chars, start, to);
    return end > start ? end : from;
  }

  private static boolean superfluousZero(char[] chars, int start, int end) {
    return end - start > 1 && chars[start] == '0';
  }
}
