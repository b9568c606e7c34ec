package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The cells of a column that is not nested, taken page by page: plain values and those of a
 * dictionary, in which nearly all files are, go into arrays at once; others become plain before.
 */
final class FlatColumn {

  private final PrimitiveType type;
  private final CellArray cells;
  private final boolean optional;
  private final BitSet nulls = new BitSet();
  private int row;
  private int[] places = new int[0];

  /** The values to which places point; each row group has its own, or none. */
  private CellArray dictionary;

  /** How values without a dictionary become plain; each row group begins anew. */
  private PlainForm plain;

  private FlatColumn(PrimitiveType type, CellArray cells) {
    this.type = type;
    this.cells = cells;
    this.optional = type.isRepetition(PrimitiveType.Repetition.OPTIONAL);
  }

  /**
   * A column with room for all rows.
   *
   * @param boxed whether cells must be objects of the exact type that the file has
   * @throws BadData when the type cannot be read here
   */
  static FlatColumn of(PrimitiveType type, int rows, boolean boxed) throws BadData {
    UnaryOperator<Object> meaning = CellMeaning.of(type);
    return new FlatColumn(type, boxed ? new ObjectArray(type, rows, meaning) : of(type, rows));
  }

  private static CellArray of(PrimitiveType type, int rows) throws BadData {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> new NumberArrays.Booleans(rows);
      case FLOAT, DOUBLE -> new NumberArrays.Doubles(type, rows);
      case INT32, INT64 ->
          isWhole(logical)
              ? new NumberArrays.Longs(type, rows)
              : new ObjectArray(type, rows, CellMeaning.of(type));
      case BINARY ->
          CellMeaning.isText(logical)
              ? new TextArray(rows)
              : new ObjectArray(type, rows, CellMeaning.of(type));
      default -> new ObjectArray(type, rows, CellMeaning.of(type));
    };
  }

  private static boolean isWhole(LogicalTypeAnnotation logical) {
    return logical == null
        || logical instanceof IntLogicalTypeAnnotation && !UnsignedNumbers.areLarge(logical);
  }

  /** Takes the values of a row group, one for each of its rows. */
  void take(Pages pages, long rows) throws IOException {
    long end = row + rows;
    plain = new PlainForm(type);
    Pages.Page known = pages.dictionary();
    dictionary = known == null ? null : dictionary(known);
    for (Pages.Page page = pages.next(); page != null; page = pages.next()) {
      if (page.count() < 0 || page.count() > end - row) {
        throw new IOException("more values than rows");
      }
      take(page);
    }
    if (row != end) {
      throw new IOException("fewer values than rows");
    }
  }

  /** No array of a dictionary is larger than the bytes that it is made from. */
  private CellArray dictionary(Pages.Page page) throws IOException {
    int count = page.count();
    if (count < 0 || count > page.body().remaining() / cells.leastBytes()) {
      throw new IOException("a dictionary of " + count);
    }
    CellArray known = cells.sized(count);
    known.plain(page.body(), 0, count);
    return known;
  }

  private void take(Pages.Page page) throws IOException {
    int count = page.count();
    if (optional) {
      levels(page);
    }
    int empty = optional ? nulls.get(row, row + count).cardinality() : 0;
    if (empty < count) {
      values(page, count - empty);
    }
    if (empty > 0) {
      spread(row + count, row + count - empty);
    }
    row += count;
  }

  /** Which of the page's values are null. */
  private void levels(Pages.Page page) throws IOException {
    if (page.definitions() != null) {
      new Hybrid(page.definitions()).readZeros(nulls, row, page.count());
      return;
    }
    ByteBuffer body = page.body();
    if (page.header().first().definitions() == PageEncoding.RLE) {
      int length = body.getInt();
      new Hybrid(body.slice(body.position(), length)).readZeros(nulls, row, page.count());
      body.position(body.position() + length);
    } else {
      oldLevels(body, page.count());
    }
  }

  /** The oldest files have one bit after the other, the highest of a byte first. */
  private void oldLevels(ByteBuffer body, int count) {
    for (int i = 0; i < count; i++) {
      if ((body.get(body.position() + i / 8) >> (7 - i % 8) & 1) == 0) {
        nulls.set(row + i);
      }
    }
    body.position(body.position() + (count + 7) / 8);
  }

  private void values(Pages.Page page, int count) throws IOException {
    switch (page.encoding()) {
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        places = places.length < count ? new int[count] : places;
        int width = page.body().get();
        if (width < 0 || width > Integer.SIZE) {
          throw new IOException("numbers of " + width + " bits");
        }
        if (dictionary == null) {
          throw new IOException("no dictionary");
        }
        new Hybrid(page.body()).read(width, places, count);
        cells.take(dictionary, places, row, count);
      }
      default -> cells.plain(plain.of(page.encoding(), page.body(), count), row, count);
    }
  }

  /** The values lie at the beginning; each moves to its row, from the last to the first. */
  private void spread(int end, int valuesEnd) {
    int to = end;
    int last = valuesEnd;
    while (last < to) {
      int empty = nulls.previousSetBit(to - 1);
      int run = to - 1 - empty;
      System.arraycopy(cells.array(), last - run, cells.array(), to - run, run);
      cells.empty(empty);
      last -= run;
      to = empty;
    }
  }

  Column column() {
    return cells.column(type.getName(), nulls);
  }
}
