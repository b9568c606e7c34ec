package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column whose cells are numbers, booleans or texts, written from its array; in a dictionary
 * where that makes it smaller.
 *
 * @param <T> what a cell is in the dictionary
 */
abstract class CellWriting<T> {

  /** Rows in a page; so many numbers are a megabyte. */
  private static final int PAGE = 1 << 17;

  private static final int DICTIONARY_BYTES = 1 << 20;

  /** From here on a dictionary must have met each of its values twice. */
  private static final int TRIAL = 1 << 12;

  final Column column;
  private final int physical;
  private final BitSet nulls;
  private final PlainBytes page = new PlainBytes();

  CellWriting(Column column, int physical) {
    this.column = column;
    this.physical = physical;
    this.nulls = column.nulls();
  }

  /** Writes these rows, from that place of the file on. */
  ChunkWriting.Written write(int from, int to, ChunkWriting out, long start)
      throws IOException, BadData {
    reset();
    Places<T> places = places(from, to);
    if (places == null) {
      writePlain(from, to, out);
    } else {
      writePlaces(from, to, places, out);
    }
    Struct statistics = Bounds.statistics(nulls.get(from, to).cardinality());
    bound(statistics);
    return out.written(start, physical, List.of(column.name()), statistics);
  }

  private void writePlain(int from, int to, ChunkWriting out) throws IOException, BadData {
    for (int row = from; row < to; ) {
      page.clear(HybridWriting.room(PAGE));
      int end = plain(row, Math.min(to, row + PAGE), nulls, page);
      page.ahead(HybridWriting.levels(nulls, row, end));
      out.write(page, end - row, PageEncoding.PLAIN);
      row = end;
    }
  }

  private void writePlaces(int from, int to, Places<T> places, ChunkWriting out)
      throws IOException, BadData {
    page.clear(0);
    for (int i = 0; i < places.values().size(); i++) {
      plain(places.values().get(i), places.rows().get(i), page);
    }
    out.writeDictionary(page, places.values().size());
    int width =
        Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(places.values().size() - 1));
    int done = 0;
    for (int row = from; row < to; ) {
      int end = Math.min(to, row + PAGE);
      int count = end - row - nulls.get(row, end).cardinality();
      page.clear(HybridWriting.room(PAGE));
      page.add((byte) width);
      page.add(HybridWriting.places(width, places.at(), done, done + count));
      page.ahead(HybridWriting.levels(nulls, row, end));
      out.write(page, end - row, PageEncoding.PLAIN_DICTIONARY);
      done += count;
      row = end;
    }
  }

  /**
   * Cells as places in a dictionary.
   *
   * @param at of each cell that is not null
   * @param rows in which a value is met first
   */
  record Places<T>(int[] at, List<T> values, List<Integer> rows) {}

  /** Null when a dictionary does not pay. */
  private Places<T> places(int from, int to) {
    if (!mayRepeat()) {
      return null;
    }
    int[] at = new int[to - from];
    Map<T, Integer> known = new HashMap<>();
    List<T> values = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    int count = 0;
    long bytes = 0;
    for (int row = nulls.nextClearBit(from); row < to; row = nulls.nextClearBit(row + 1)) {
      T value = value(row);
      Integer place = known.get(value);
      if (place == null) {
        place = values.size();
        known.put(value, place);
        values.add(value);
        rows.add(row);
        bytes += size(value);
        if (bytes > DICTIONARY_BYTES || count > TRIAL && values.size() > count / 2) {
          return null;
        }
      }
      at[count++] = place;
    }
    return values.size() > count / 2 ? null : new Places<>(at, values, rows);
  }

  /** Begins anew, for another group of rows. */
  abstract void reset();

  /** Whether there can be a dictionary. */
  abstract boolean mayRepeat();

  abstract T value(int row);

  abstract int size(T value);

  /** Adds a value to the dictionary. */
  abstract void plain(T value, int row, PlainBytes to) throws BadData;

  /** Adds the values of rows that are not null until the page is full; returns the row behind. */
  abstract int plain(int from, int to, BitSet nulls, PlainBytes values) throws BadData;

  /** Sets the least and the greatest of what was added. */
  abstract void bound(Struct statistics);
}
