package io.github.vertexmaven.catalog.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;

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
      return pages.column().getNum_values();
    }

    @Override
    public DictionaryPage readDictionaryPage() {
      try {
        Pages.Page page = pages.dictionary();
        return page == null
            ? null
            : new DictionaryPage(bytes(page.body()), page.count(), encoding(page.encoding()));
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
      DataPageHeader header = page.header().getData_page_header();
      return new DataPageV1(
          bytes(page.body()),
          page.count(),
          page.header().getUncompressed_page_size(),
          null,
          encoding(header.getRepetition_level_encoding()),
          encoding(header.getDefinition_level_encoding()),
          encoding(page.encoding()));
    }

    private static DataPage second(Pages.Page page) {
      DataPageHeaderV2 header = page.header().getData_page_header_v2();
      return DataPageV2.uncompressed(
          header.getNum_rows(),
          header.getNum_nulls(),
          page.count(),
          bytes(page.repetitions()),
          bytes(page.definitions()),
          encoding(page.encoding()),
          bytes(page.body()),
          null);
    }

    private static BytesInput bytes(ByteBuffer buffer) {
      return BytesInput.from(buffer);
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
      return Encoding.valueOf(encoding.name());
    }
  }
}
