package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import java.util.ArrayList;
import java.util.List;

/** Columns of a sheet by their letters, as {@code A,C:E}: here they are positions. */
final class SheetColumns {

  private static final String LETTERS = "[A-Za-z]{1,3}";
  private static final String SOME = LETTERS + "(:" + LETTERS + ")?";

  private SheetColumns() {}

  /** The positions as a list; the value as it is when it names no letters. */
  static ConfValue of(String text, ConfValue value) {
    if (!text.matches(SOME + "( *, *" + SOME + ")*")) {
      return value;
    }
    List<Object> positions = new ArrayList<>();
    for (String part : text.split(",")) {
      String[] ends = part.strip().split(":");
      long first = position(ends[0]);
      for (long i = first; i <= position(ends[ends.length - 1]); i++) {
        positions.add(i);
      }
    }
    return ConfValue.of(positions, value.at());
  }

  private static long position(String letters) {
    long position = 0;
    for (char c : letters.toCharArray()) {
      position = position * 26 + Character.toUpperCase(c) - 'A' + 1;
    }
    return position - 1;
  }
}
