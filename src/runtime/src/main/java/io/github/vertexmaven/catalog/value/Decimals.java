package io.github.vertexmaven.catalog.value;

import java.math.BigDecimal;

/**
 * Decimals of databases, which are doubles where a double holds all of their digits, and stay what
 * they are elsewhere.
 */
public final class Decimals {

  /** So many digits a double always holds. */
  private static final int SAFE_DIGITS = 15;

  private static final int SAFE_SCALE = 290;

  private Decimals() {}

  /** A value by itself. */
  public static Object plain(BigDecimal value) {
    return isDouble(value) ? (Object) value.doubleValue() : value;
  }

  /** The cells of a column: all of them doubles, or none of those that are decimals. */
  public static Object[] column(Object[] cells) {
    for (Object cell : cells) {
      if (cell instanceof BigDecimal value && !isDouble(value)) {
        return cells;
      }
    }
    Object[] doubles = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      doubles[i] = cells[i] instanceof BigDecimal value ? (Object) value.doubleValue() : cells[i];
    }
    return doubles;
  }

  private static boolean isDouble(BigDecimal value) {
    if (value.precision() <= SAFE_DIGITS && Math.abs(value.scale()) < SAFE_SCALE) {
      return true;
    }
    double nearest = value.doubleValue();
    return Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
  }
}
