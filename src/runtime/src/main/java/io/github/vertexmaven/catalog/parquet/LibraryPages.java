package io.github.vertexmaven.catalog.parquet;

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
    return new Reader(columns.get(List.of(column.getPath())));
  }

  @Override
  public long getRowCount() {
    return rows;
  }

  private record Reader(Pages pages) implements PageReader {

    @Override
    public long getTotalValueCount() {
      return pages.column().values();
    }

    @Override
    public DictionaryPage readDictionaryPage() {
      try {
        Pages.Page page = pages.dictionary();
        return page == null
            ? null
            : new DictionaryPage(bytes(page.body()), page.count(), page.encoding().ofLibrary());
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

    private static DataPage first(Pages.Page page) {
      PageHeader.First header = page.header().first();
      return new DataPageV1(
          bytes(page.body()),
          page.count(),
          page.header().size(),
          null,
          header.repetitions().ofLibrary(),
          header.definitions().ofLibrary(),
          page.encoding().ofLibrary());
    }

    private static DataPage second(Pages.Page page) {
      PageHeader.Second header = page.header().second();
      return DataPageV2.uncompressed(
          header.rows(),
          header.nulls(),
          page.count(),
          bytes(page.repetitions()),
          bytes(page.definitions()),
          page.encoding().ofLibrary(),
          bytes(page.body()),
          null);
    }

    private static BytesInput bytes(ByteBuffer buffer) {
      return BytesInput.from(buffer);
    }
  }
}
