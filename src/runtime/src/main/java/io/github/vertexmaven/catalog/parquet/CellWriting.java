package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * A column whose cells are numbers, booleans or texts, written from its array; in a dictionary
 * where that makes it smaller.
 */
abstract class CellWriting {

  /** Rows in a page; so many numbers are a megabyte. */
  private static final int PAGE = 1 << 17;

  final Column column;
  private final int physical;
  private final BitSet nulls;

  CellWriting(Column column, int physical) {
    this.column = column;
    this.physical = physical;
    this.nulls = column.nulls();
  }

  /** Writes these rows, from that place of the file on. */
  ChunkWriting.Written write(int from, int to, PlainBytes page, ChunkWriting out, long start)
      throws IOException, BadData {
    reset();
    DictionaryPlaces places = places();
    if (places != null && places.add(nulls, from, to)) {
      writePlaces(from, to, places, page, out);
    } else {
      writePlain(from, to, page, out);
    }
    Struct statistics = Bounds.statistics(nulls.get(from, to).cardinality());
    bound(statistics);
    return out.written(start, physical, List.of(column.name()), statistics);
  }

  private void writePlain(int from, int to, PlainBytes page, ChunkWriting out)
      throws IOException, BadData {
    for (int row = from; row < to; ) {
      page.clear(HybridWriting.room(PAGE));
      int end = plain(row, Math.min(to, row + PAGE), nulls, page);
      page.ahead(HybridWriting.levels(nulls, row, end));
      out.write(page, end - row, PageEncoding.PLAIN);
      row = end;
    }
  }

  private void writePlaces(
      int from, int to, DictionaryPlaces places, PlainBytes page, ChunkWriting out)
      throws IOException, BadData {
    page.clear(0);
    for (int place = 0; place < places.size(); place++) {
      plain(places.row(place), page);
    }
    out.writeDictionary(page, places.size());
    int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(places.size() - 1));
    int done = 0;
    for (int row = from; row < to; ) {
      int end = Math.min(to, row + PAGE);
      int count = end - row - nulls.get(row, end).cardinality();
      page.clear(HybridWriting.room(PAGE));
      page.add((byte) width);
      HybridWriting.places(width, places.at(), done, done + count, page);
      page.ahead(HybridWriting.levels(nulls, row, end));
      out.write(page, end - row, PageEncoding.PLAIN_DICTIONARY);
      done += count;
      row = end;
    }
  }

  /** Begins anew, for another group of rows. */
  abstract void reset();

  /** An empty dictionary; null where there can be none. */
  abstract DictionaryPlaces places();

  /** Adds a row's value to the dictionary. */
  abstract void plain(int row, PlainBytes to) throws BadData;

  /** Adds the values of rows that are not null until the page is full; returns the row behind. */
  abstract int plain(int from, int to, BitSet nulls, PlainBytes values) throws BadData;

  /** Sets the least and the greatest of what was added. */
  abstract void bound(Struct statistics);
}
