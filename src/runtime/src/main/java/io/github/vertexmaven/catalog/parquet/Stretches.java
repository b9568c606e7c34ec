package io.github.vertexmaven.catalog.parquet;

import java.util.BitSet;

/**
 * The rows whose cells are not null, a stretch of them at a time.
 *
 * <p>What is done for each cell is done in a method that takes a stretch: the machine compiles such
 * a method after some calls, and once, where it runs a loop over all cells slowly for long and then
 * compiles it twice. A fresh process is the one that counts: most tasks save a table once.
 */
final class Stretches {

  private static final int LENGTH = 1 << 5;

  private final BitSet nulls;
  private final int to;
  private int from;
  private int end;

  /** The next row that is null, or the end. */
  private int empty = -1;

  Stretches(BitSet nulls, int from, int to) {
    this.nulls = nulls;
    this.to = to;
    this.end = from;
  }

  /** Goes to the next one; false behind the last. */
  boolean next() {
    from = nulls.nextClearBit(end);
    if (from >= to) {
      return false;
    }
    if (empty < from) {
      int next = nulls.nextSetBit(from);
      empty = next < 0 ? to : Math.min(next, to);
    }
    end = Math.min(from + LENGTH, empty);
    return true;
  }

  int from() {
    return from;
  }

  /** The row behind. */
  int end() {
    return end;
  }
}
