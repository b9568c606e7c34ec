package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;

/** Pages of one row group as the library takes them, to put nested values together. */
final class LibraryPages implements PageReadStore {

  private final Map<List<String>, Pages> columns;
  private final long rows;

  /**
   * The pages.
   *
   * @param columns by their paths
   */
  LibraryPages(Map<List<String>, Pages> columns, long rows) {
    this.columns = columns;
    this.rows = rows;
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    return new Reader(
        columns.get(List.of(column.getPath())), column, new PlainForm(column.getPrimitiveType()));
  }

  @Override
  public long getRowCount() {
    return rows;
  }

  /** What a page claims is looked at before the library makes room for it. */
  private record Reader(Pages pages, ColumnDescriptor column, PlainForm plain)
      implements PageReader {

    @Override
    public long getTotalValueCount() {
      return pages.column().values();
    }

    @Override
    public DictionaryPage readDictionaryPage() {
      try {
        Pages.Page page = pages.dictionary();
        if (page == null) {
          return null;
        }
        int count = page.count();
        if (count < 0 || count > page.body().remaining() / plain.leastBytes()) {
          throw new IOException("a dictionary of " + count);
        }
        return new DictionaryPage(bytes(page.body()), count, page.encoding().ofLibrary());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public DataPage readPage() {
      try {
        Pages.Page page = pages.next();
        return page == null ? null : page.definitions() == null ? first(page) : second(page);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private DataPage first(Pages.Page page) throws IOException {
      PageHeader.First header = page.header().first();
      ByteBuffer body = page.body();
      passLevels(body, header.repetitions(), column.getMaxRepetitionLevel(), page.count());
      passLevels(body, header.definitions(), column.getMaxDefinitionLevel(), page.count());
      ByteBuffer levels = body.slice(0, body.position());
      Values values = values(page.encoding(), body, page.count());
      BytesInput all = BytesInput.concat(bytes(levels), bytes(values.plain));
      return new DataPageV1(
          all,
          page.count(),
          (int) all.size(),
          null,
          header.repetitions().ofLibrary(),
          header.definitions().ofLibrary(),
          values.encoding.ofLibrary());
    }

    /** The levels of version 1 are behind their length; in the oldest files they have none. */
    private static void passLevels(ByteBuffer body, PageEncoding encoding, int highest, int count)
        throws IOException {
      if (highest == 0) {
        return;
      }
      int width = width(highest);
      int length =
          encoding == PageEncoding.RLE ? body.getInt() : (int) ((count * (long) width + 7) / 8);
      if (length < 0 || length > body.remaining()) {
        throw new EOFException();
      }
      if (encoding == PageEncoding.RLE) {
        new Hybrid(body.slice(body.position(), length)).count(width, count);
      }
      body.position(body.position() + length);
    }

    private static int width(int highest) {
      return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }

    private DataPage second(Pages.Page page) throws IOException {
      PageHeader.Second header = page.header().second();
      int count = page.count();
      new Hybrid(page.repetitions()).count(width(column.getMaxRepetitionLevel()), count);
      new Hybrid(page.definitions()).count(width(column.getMaxDefinitionLevel()), count);
      Values values = values(page.encoding(), page.body(), count);
      return DataPageV2.uncompressed(
          header.rows(),
          header.nulls(),
          count,
          bytes(page.repetitions()),
          bytes(page.definitions()),
          values.encoding.ofLibrary(),
          bytes(values.plain),
          null);
    }

    /** Places in the dictionary as they are, and all else in plain form. */
    private Values values(PageEncoding encoding, ByteBuffer body, int count) throws IOException {
      switch (encoding) {
        case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
          ByteBuffer places = body.slice();
          if (places.hasRemaining()) {
            int width = places.get();
            if (width < 0 || width > Integer.SIZE) {
              throw new IOException("numbers of " + width + " bits");
            }
            new Hybrid(places).count(width, count);
          }
          return new Values(encoding, body);
        }
        default -> {
          return new Values(PageEncoding.PLAIN, plain.of(encoding, body, count));
        }
      }
    }

    private static BytesInput bytes(ByteBuffer buffer) {
      return BytesInput.from(buffer);
    }
  }

  private record Values(PageEncoding encoding, ByteBuffer plain) {}
}
