package io.github.vertexmaven.catalog.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of a column whose first cells are numbers, taken as numbers at once: their texts are
 * kept nowhere. Where a later cell shows that the column is none of numbers, or of others, it has
 * to be read again.
 */
public final class QuickNumbers {

  /** Digits that surely fit a long. */
  private static final int SAFE_DIGITS = 18;

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private final String name;
  private final BitSet nulls = new BitSet();
  private long[] longs = {};
  private double[] doubles;
  private int size;

  /** A zero with a sign, which only a double can have. */
  private boolean signedZero;

  private QuickNumbers(String name) {
    this.name = name;
  }

  /** The numbers of a column so far; null when it has none, or others than numbers. */
  public static QuickNumbers of(TextColumn column) {
    ColumnType type = column.inferred();
    if (type != ColumnType.LONG && type != ColumnType.DOUBLE) {
      return null;
    }
    QuickNumbers numbers = new QuickNumbers(column.name());
    numbers.doubles = type == ColumnType.DOUBLE ? new double[0] : null;
    for (int row = 0; row < column.size(); row++) {
      char[] chars = column.string(row).toCharArray();
      numbers.add(chars, 0, chars.length);
    }
    return numbers;
  }

  /** Adds an empty cell. */
  public void addNull() {
    grow();
    nulls.set(size++);
  }

  /**
   * Adds a cell.
   *
   * @return false when the cells so far and this one are not numbers of one kind
   */
  public boolean add(char[] chars, int offset, int length) {
    if (length == 0) {
      addNull();
      return true;
    }
    grow();
    if (doubles == null && addLong(chars, offset, offset + length)) {
      return true;
    }
    return (doubles != null || becomeDoubles()) && addDouble(chars, offset, offset + length);
  }

  private boolean addLong(char[] chars, int from, int to) {
    int start = chars[from] == '-' || chars[from] == '+' ? from + 1 : from;
    int count = to - start;
    if (count == 0 || count > 1 && chars[start] == '0') {
      return false;
    }
    if (count > SAFE_DIGITS) {
      if (!Numerals.isLong(chars, from, to)) {
        return false;
      }
      longs[size++] = Numerals.parseLong(chars, from, to);
      return true;
    }
    long value = 0;
    for (int i = start; i < to; i++) {
      int digit = chars[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    signedZero |= value == 0 && chars[from] == '-';
    longs[size++] = chars[from] == '-' ? -value : value;
    return true;
  }

  private boolean becomeDoubles() {
    double[] same = new double[longs.length];
    for (int i = 0; i < size; i++) {
      if (longs[i] > EXACT_IN_DOUBLE || longs[i] < -EXACT_IN_DOUBLE) {
        return false;
      }
      same[i] = longs[i];
    }
    doubles = same;
    longs = null;
    return !signedZero;
  }

  /** The usual spelling in one go; the others by the rule. */
  private boolean addDouble(char[] chars, int from, int to) {
    int start = chars[from] == '-' || chars[from] == '+' ? from + 1 : from;
    int point = -1;
    long digits = 0;
    boolean usual = to - start > 1 && to - start <= SAFE_DIGITS + 1;
    for (int i = start; usual && i < to; i++) {
      int digit = chars[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else {
        usual = point < 0 && chars[i] == '.';
        point = i;
      }
    }
    if (!usual || point < 0 || point - start > 1 && chars[start] == '0') {
      if (!Numerals.isDouble(chars, from, to)) {
        return false;
      }
      doubles[size++] = Numerals.parseDouble(chars, from, to);
      return true;
    }
    double value =
        digits <= EXACT_IN_DOUBLE
            ? Numerals.quotient(digits, to - point - 1)
            : JavaDoubleParser.parseDouble(chars, start, to - start);
    doubles[size++] = chars[from] == '-' ? -value : value;
    return true;
  }

  private void grow() {
    if (doubles != null && size == doubles.length) {
      doubles = Arrays.copyOf(doubles, Math.max(1 << 12, size * 2));
    } else if (doubles == null && size == longs.length) {
      longs = Arrays.copyOf(longs, Math.max(1 << 12, size * 2));
    }
  }

  /** The column. */
  public Column column() {
    return doubles == null
        ? Column.ofLongs(name, Arrays.copyOf(longs, size), nulls)
        : Column.ofDoubles(name, Arrays.copyOf(doubles, size), nulls);
  }
}
