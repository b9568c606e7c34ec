package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** The cells of a column in one array of their own kind. */
interface CellArray {

  /** One of the same kind and this length, for the values of a dictionary. */
  CellArray sized(int length);

  /** The fewest bytes that a value has in plain form, or fewer. */
  default int leastBytes() {
    return 1;
  }

  /** Takes values in plain form. */
  void plain(ByteBuffer in, int at, int count);

  /** Takes the values at these places of a dictionary, which {@link #sized} has made. */
  void take(CellArray dictionary, int[] places, int at, int count);

  /** The array itself. */
  Object array();

  /** A cell without value. */
  void empty(int at);

  Column column(String name, BitSet nulls);
}
