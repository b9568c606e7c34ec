package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Texts; those of a dictionary are made once. */
final class TextArray implements CellArray {

  /** The number that says how long the text is. */
  private static final int LENGTH_BYTES = 4;

  private final String[] cells;

  TextArray(int rows) {
    cells = new String[rows];
  }

  @Override
  public CellArray sized(int length) {
    return new TextArray(length);
  }

  @Override
  public int leastBytes() {
    return LENGTH_BYTES;
  }

  @Override
  public void plain(ByteBuffer in, int at, int count) {
    byte[] bytes = in.array();
    int position = in.arrayOffset() + in.position();
    for (int i = at; i < at + count; i++) {
      int length = length(bytes, position);
      position += LENGTH_BYTES;
      cells[i] = new String(bytes, position, length, StandardCharsets.UTF_8);
      position += length;
    }
  }

  /** The lowest byte first. */
  static int length(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  @Override
  public void take(CellArray dictionary, int[] places, int at, int count) {
    String[] known = ((TextArray) dictionary).cells;
    for (int i = 0; i < count; i++) {
      cells[at + i] = known[places[i]];
    }
  }

  @Override
  public Object array() {
    return cells;
  }

  @Override
  public void empty(int at) {
    cells[at] = null;
  }

  @Override
  public Column column(String name, BitSet nulls) {
    return Column.ofStrings(name, cells);
  }
}
