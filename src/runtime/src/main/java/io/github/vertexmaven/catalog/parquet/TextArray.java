package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Texts; those of a dictionary are made once. */
final class TextArray implements CellArray {

  /** The number that says how long the text is. */
  private static final int LENGTH_BYTES = 4;

  /** Texts that are looked at in one go, for the reason that {@link Stretches} gives. */
  private static final int STRETCH = 1 << 5;

  private final Object[] cells;

  TextArray(int rows) {
    cells = new Object[rows];
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
    int end = in.arrayOffset() + in.limit();
    int position = in.arrayOffset() + in.position();
    for (int i = at; i < at + count; i += STRETCH) {
      position = some(bytes, position, end, i, Math.min(at + count, i + STRETCH));
    }
  }

  /** Takes some texts; returns where they end. The array may have others behind these. */
  private int some(byte[] bytes, int from, int end, int at, int to) {
    int position = from;
    for (int i = at; i < to; i++) {
      if (position > end - LENGTH_BYTES) {
        throw new BufferUnderflowException();
      }
      int length = length(bytes, position);
      position += LENGTH_BYTES;
      if (length < 0 || length > end - position) {
        throw new BufferUnderflowException();
      }
      cells[i] = new String(bytes, position, length, StandardCharsets.UTF_8);
      position += length;
    }
    return position;
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
    Object[] known = ((TextArray) dictionary).cells;
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
