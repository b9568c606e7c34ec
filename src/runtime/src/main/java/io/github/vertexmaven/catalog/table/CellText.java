package io.github.vertexmaven.catalog.table;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.UUID;

/**
 * Cells as text, in formats that have only text: what is written here is read back as the same
 * value.
 */
public final class CellText {

  private CellText() {}

  /** Whether a cell has a form as text. */
  public static boolean isKnown(Object cell) {
    return cell instanceof CharSequence
        || cell instanceof Number
        || cell instanceof Boolean
        || cell instanceof Character
        || cell instanceof Enum
        || cell instanceof TemporalAccessor
        || cell instanceof TemporalAmount
        || cell instanceof UUID
        || cell instanceof URI
        || cell instanceof Path;
  }

  /** The text: a double always has a point, so that it stays a double; enums are their names. */
  public static String of(Object cell) {
    if (cell instanceof Enum<?> constant) {
      return constant.name();
    }
    return cell instanceof BigDecimal decimal && Math.abs(decimal.scale()) < 100
        ? decimal.toPlainString()
        : cell.toString();
  }
}
