package io.github.vertexmaven.catalog.shape;

import io.github.vertexmaven.catalog.value.BadData;

/** Rows of more than one type, which make no table. */
final class MixedRows {

  private MixedRows() {}

  static BadData problem(int index, Object row, String expected) {
    String found = row == null ? "null" : "a " + row.getClass().getSimpleName();
    return new BadData(
        "item "
            + (index + 1)
            + " of the list is "
            + found
            + "; all items must be of one type, "
            + expected
            + ".");
  }
}
