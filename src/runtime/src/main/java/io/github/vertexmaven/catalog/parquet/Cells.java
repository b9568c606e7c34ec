package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.value.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cells as the library yields them. */
final class Cells {

  private Cells() {}

  static boolean hasText(Object cell) {
    return CellText.isKnown(cell) || cell instanceof NumberText;
  }

  static String text(Object cell) {
    return cell instanceof NumberText ? cell.toString() : CellText.of(cell);
  }

  /** Unsigned numbers that are too large for a long make all of their column large ones. */
  static Object[] alike(Object[] cells) {
    if (Arrays.stream(cells).noneMatch(BigInteger.class::isInstance)) {
      return cells;
    }
    return Arrays.stream(cells)
        .map(cell -> cell instanceof Long number ? BigInteger.valueOf(number) : cell)
        .toArray();
  }

  /** A cell that nobody changes any more; plain ones are what conversions into records take. */
  static Object of(Object cell, boolean plain) {
    if (cell instanceof Collection<?> items) {
      List<Object> copy = new ArrayList<>(items.size());
      items.forEach(item -> copy.add(of(item, plain)));
      return Collections.unmodifiableList(copy);
    }
    if (cell instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, of(value, plain)));
      return Collections.unmodifiableMap(copy);
    }
    return plain ? plain(cell) : cell;
  }

  private static Object plain(Object cell) {
    if (cell instanceof BigInteger number) {
      return new NumberText(number.toString());
    }
    if (cell instanceof BigDecimal decimal) {
      return new NumberText(decimal.toPlainString());
    }
    if (cell instanceof TemporalAccessor || cell instanceof UUID || cell instanceof Enum) {
      return CellText.of(cell);
    }
    if (cell instanceof Integer || cell instanceof Short || cell instanceof Byte) {
      return ((Number) cell).longValue();
    }
    return cell instanceof Float number ? (Object) Double.valueOf(number) : cell;
  }
}
