package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.apache.parquet.column.values.ValuesReader;

/** The cells of a column in one array of their own kind. */
interface CellArray {

  /** Keeps the values to which places will point: in plain form, one after the other. */
  void startDictionary(ByteBuffer in, int count);

  /** Takes values in plain form. */
  void plain(ByteBuffer in, int at, int count);

  /** Takes the values at these places of the dictionary. */
  void fromDictionary(int[] places, int at, int count);

  /** Takes values in any other form. */
  void others(ValuesReader values, int at, int count);

  /** The array itself. */
  Object array();

  /** A cell without value. */
  void empty(int at);

  Column column(String name, BitSet nulls);
}
