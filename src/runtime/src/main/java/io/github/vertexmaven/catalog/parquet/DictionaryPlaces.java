package io.github.vertexmaven.catalog.parquet;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of a column as places in a dictionary, which has each value once, in the order in which
 * they come. A value is known by the row in which it is met first.
 */
abstract class DictionaryPlaces {

  /** So many places for the beginning, which is all of them for most columns. */
  private static final int FEW = 1 << 13;

  private static final int BYTES = 1 << 20;

  /** From here on a dictionary must have met each of its values twice. */
  private static final int TRIAL = 1 << 12;

  private int[] at = new int[FEW];
  private int count;
  private int[] rows = new int[FEW];
  private int size;
  private long bytes;

  /** One more than the place of a value, by what is left of its hash, or behind that. */
  private int[] table = new int[2 * FEW];

  /** The place of each cell that was added. */
  int[] at() {
    return at;
  }

  /** How many values the dictionary has. */
  int size() {
    return size;
  }

  /** The row in which a value is met first. */
  int row(int place) {
    return rows[place];
  }

  /**
   * Adds the cells of rows that are not null to an empty dictionary.
   *
   * @return whether the dictionary makes the column smaller
   */
  boolean add(BitSet nulls, int from, int to) {
    Stretches stretches = new Stretches(nulls, from, to);
    while (stretches.next()) {
      if (at.length < count + stretches.end() - stretches.from()) {
        at = Arrays.copyOf(at, to - from);
      }
      if (!add(stretches.from(), stretches.end())) {
        return false;
      }
    }
    return size <= count / 2;
  }

  /** False when a dictionary cannot pay any more. */
  private boolean add(int from, int to) {
    for (int row = from; row < to; row++) {
      int slot = slot(row, table);
      int next = table[slot];
      if (next == 0) {
        next = size + 1;
        if (!keep(row, slot)) {
          return false;
        }
      }
      at[count++] = next - 1;
    }
    return true;
  }

  private boolean keep(int row, int slot) {
    rows[size] = row;
    table[slot] = ++size;
    bytes += bytes(row);
    if (bytes > BYTES || count > TRIAL && size > count / 2) {
      return false;
    }
    if (size == rows.length) {
      spread();
    }
    return true;
  }

  /** Half of the table stays free. */
  private void spread() {
    rows = Arrays.copyOf(rows, size * 2);
    int[] larger = new int[table.length * 2];
    for (int place = 0; place < size; place++) {
      larger[slot(rows[place], larger)] = place + 1;
    }
    table = larger;
  }

  /** Where to look first for a value with this hash. */
  static int start(int hash, int[] table) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ mixed >>> 16) & table.length - 1;
  }

  /** Where the row's value is in this table, or can be. */
  abstract int slot(int row, int[] in);

  /** How many bytes the row's value takes in the dictionary. */
  abstract int bytes(int row);
}
