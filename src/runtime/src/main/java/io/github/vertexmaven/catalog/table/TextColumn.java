package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The cells of a column as a file has them, and the one rule that gives them a type: over all cells
 * that are not empty, boolean, else long, else double, else string.
 *
 * <p>All texts lie one after the other in one array: a file has many cells, and most become numbers
 * without ever being a {@code String}.
 */
public final class TextColumn {

  /** So many texts are looked for among those before. */
  private static final int KNOWN = 1 << 12;

  private final String name;
  private char[] chars = new char[256];
  private int[] ends = new int[64];
  private int size;
  private final BitSet nulls = new BitSet();

  /** Cells that the file itself marks as text, so that they are no numbers however they look. */
  private final BitSet texts = new BitSet();

  /** Cells that the file itself marks as numbers, which have a point whatever texts have. */
  private final BitSet numbers = new BitSet();

  /** An empty column. */
  public TextColumn(String name) {
    this.name = name;
  }

  /** The column's name. */
  public String name() {
    return name;
  }

  /** The number of cells so far. */
  public int size() {
    return size;
  }

  /** Adds an empty cell. */
  public void addNull() {
    nulls.set(size);
    add(chars, 0, 0);
  }

  /** Adds a cell whose spelling may make it a number; without characters it is the empty text. */
  public void add(char[] source, int offset, int length) {
    int start = size == 0 ? 0 : ends[size - 1];
    if (start + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(start + length, chars.length * 2));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(source, offset, chars, start, length);
    ends[size++] = start + length;
  }

  /** The same. */
  public void add(String spelling) {
    add(spelling.toCharArray(), 0, spelling.length());
  }

  /** Adds a cell that is text whatever it looks like. */
  public void addText(String cell) {
    if (!cell.isEmpty()) {
      texts.set(size);
    }
    add(cell);
  }

  /** Adds a cell that the file marks as a number. */
  public void addNumber(char[] source, int offset, int length) {
    numbers.set(size);
    add(source, offset, length);
  }

  /** Adds a cell of another column with all that is known of it. */
  void addFrom(TextColumn other, int row) {
    if (other.texts.get(row)) {
      texts.set(size);
    }
    if (other.numbers.get(row)) {
      numbers.set(size);
    }
    add(other.chars, other.start(row), other.length(row));
  }

  /** Forgets the last cells. */
  public void shorten(int rows) {
    size = Math.min(size, rows);
    nulls.clear(size, Math.max(nulls.length(), size));
    texts.clear(size, Math.max(texts.length(), size));
    numbers.clear(size, Math.max(numbers.length(), size));
  }

  /** Adds empty cells up to a size. */
  public void fill(int rows) {
    while (size < rows) {
      addNull();
    }
  }

  boolean isNull(int row) {
    return nulls.get(row);
  }

  boolean isNumber(int row) {
    return numbers.get(row);
  }

  int length(int row) {
    return ends[row] - start(row);
  }

  /**
   * The column with typed cells.
   *
   * @param wanted overrides the rule
   * @param rows where the cells stand in the file, for messages
   * @throws BadData when a cell is not of the wanted type
   */
  Column typed(Optional<ColumnType> wanted, RowNumbers rows) throws BadData {
    if (wanted.isPresent() && wanted.get() != ColumnType.STRING) {
      require(wanted.get(), rows);
    }
    return switch (wanted.isPresent() ? wanted.get() : inferred()) {
      case BOOLEAN -> booleans();
      case LONG -> longs();
      case DOUBLE -> doubles();
      default -> Column.ofStrings(name, strings());
    };
  }

  ColumnType inferred() {
    if (!texts.isEmpty() || isEmpty()) {
      return ColumnType.STRING;
    }
    if (firstUnfit(ColumnType.BOOLEAN) < 0) {
      return ColumnType.BOOLEAN;
    }
    if (firstUnfit(ColumnType.LONG) < 0) {
      return ColumnType.LONG;
    }
    return firstUnfit(ColumnType.DOUBLE) < 0 ? ColumnType.DOUBLE : ColumnType.STRING;
  }

  private boolean isEmpty() {
    return size == 0 || ends[size - 1] == 0;
  }

  /** The first row whose cell is not of the type, or -1. */
  private int firstUnfit(ColumnType type) {
    int from = 0;
    for (int row = 0; row < size; row++) {
      int to = ends[row];
      if (from < to && !fits(type, from, to)) {
        return row;
      }
      from = to;
    }
    return -1;
  }

  private boolean fits(ColumnType type, int from, int to) {
    return switch (type) {
      case BOOLEAN -> Numerals.isBoolean(chars, from, to);
      case LONG -> Numerals.isLong(chars, from, to);
      default -> Numerals.isDouble(chars, from, to);
    };
  }

  private void require(ColumnType type, RowNumbers rows) throws BadData {
    int row = firstUnfit(type);
    if (row >= 0) {
      throw new BadData(
          rows.place(row, name)
              + ": expected a "
              + type.word()
              + ", found "
              + Words.quoted(string(row))
              + ".");
    }
  }

  private Column booleans() {
    boolean[] values = new boolean[size];
    for (int row = 0; row < size; row++) {
      values[row] = Numerals.isTrue(chars, start(row), ends[row]);
    }
    return Column.ofBooleans(name, values, empties());
  }

  private Column longs() {
    long[] values = new long[size];
    for (int row = 0; row < size; row++) {
      int from = start(row);
      values[row] = from == ends[row] ? 0 : Numerals.parseLong(chars, from, ends[row]);
    }
    return Column.ofLongs(name, values, empties());
  }

  private Column doubles() {
    double[] values = new double[size];
    for (int row = 0; row < size; row++) {
      int from = start(row);
      values[row] = from == ends[row] ? 0 : Numerals.parseDouble(chars, from, ends[row]);
    }
    return Column.ofDoubles(name, values, empties());
  }

  /** Among numbers the empty text is as good as nothing. */
  private BitSet empties() {
    BitSet empties = new BitSet();
    for (int row = 0; row < size; row++) {
      if (start(row) == ends[row]) {
        empties.set(row);
      }
    }
    return empties;
  }

  private Object[] strings() {
    Object[] strings = new Object[size];
    String[] known = new String[KNOWN];
    int met = 0;
    for (int row = 0; row < size; row++) {
      if (nulls.get(row)) {
        continue;
      }
      // Few texts many times are few strings; with many different ones it is not looked for long.
      int place = met * 2 < row - KNOWN ? -1 : place(row);
      if (place >= 0 && known[place] != null && isAt(row, known[place])) {
        strings[row] = known[place];
        met++;
      } else {
        String text = string(row);
        strings[row] = text;
        if (place >= 0) {
          known[place] = text;
        }
      }
    }
    return strings;
  }

  private int place(int row) {
    int hash = 0;
    for (int i = start(row); i < ends[row]; i++) {
      hash = hash * 31 + chars[i];
    }
    return (hash ^ hash >>> 12) & KNOWN - 1;
  }

  private boolean isAt(int row, String text) {
    int from = start(row);
    if (text.length() != ends[row] - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  String string(int row) {
    int from = start(row);
    return new String(chars, from, ends[row] - from);
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }
}
