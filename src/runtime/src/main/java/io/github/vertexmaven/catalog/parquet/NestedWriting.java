package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of lists, maps, records, dates or decimals, which the library takes apart into the
 * columns of the file.
 */
final class NestedWriting {

  private final Column column;
  private final ColumnForm form;
  private final MessageType schema;

  NestedWriting(Column column, ColumnForm form, MessageType schema) {
    this.column = column;
    this.form = form;
    this.schema = new MessageType(schema.getName(), schema.getType(column.name()));
  }

  /** Writes these rows, from that place of the file on. */
  List<ChunkWriting.Written> write(int from, int to, OutputStream out, Codec codec, long start)
      throws IOException, BadData {
    Map<ColumnDescriptor, Leaf> leaves = new LinkedHashMap<>();
    for (ColumnDescriptor leaf : schema.getColumns()) {
      leaves.put(leaf, new Leaf(leaf, new ChunkWriting(out, codec, new PackedBytes())));
    }
    ParquetProperties properties = ParquetProperties.builder().build();
    try (ColumnWriteStore store = properties.newColumnWriteStore(schema, leaves::get)) {
      RecordConsumer records = new ColumnIOFactory().getColumnIO(schema).getRecordWriter(store);
      for (int row = from; row < to; row++) {
        write(row, records);
      }
      records.flush();
      store.flush();
    }
    List<ChunkWriting.Written> chunks = new ArrayList<>();
    long at = start;
    for (Leaf leaf : leaves.values()) {
      ChunkWriting.Written chunk = leaf.write(at);
      chunks.add(chunk);
      at += chunk.packed();
    }
    return chunks;
  }

  private void write(int row, RecordConsumer records) throws BadData {
    records.startMessage();
    if (!column.isNull(row)) {
      records.startField(column.name(), 0);
      try {
        form.write(column.get(row), records);
      } catch (UncheckedIOException e) {
        throw new BadData(UnicodeText.problem(row, column.name()), e);
      }
      records.endField(column.name(), 0);
    }
    records.endMessage();
  }

  /** The pages of one of the file's columns, until all are there: the dictionary comes last. */
  private static final class Leaf implements PageWriter {

    private final ColumnDescriptor column;
    private final Statistics<?> total;
    private final ChunkWriting chunk;
    private final List<ChunkWriting.Packed> pages = new ArrayList<>();
    private long size;

    Leaf(ColumnDescriptor column, ChunkWriting chunk) {
      this.column = column;
      this.chunk = chunk;
      this.total = Statistics.createStats(column.getPrimitiveType());
    }

    @Override
    public void writePage(
        BytesInput bytes,
        int values,
        int rows,
        Statistics<?> statistics,
        SizeStatistics sizes,
        GeospatialStatistics shapes,
        Encoding repetitions,
        Encoding definitions,
        Encoding encoding)
        throws IOException {
      total.mergeStatistics(statistics);
      PageHeader.First header =
          new PageHeader.First(values, of(encoding), of(definitions), of(repetitions));
      PlainBytes page = all(bytes);
      pages.add(chunk.pack(page, header));
      size += page.length();
    }

    private static PageEncoding of(Encoding encoding) {
      return PageEncoding.valueOf(encoding.name());
    }

    @Override
    public void writePage(
        BytesInput bytes,
        int values,
        int rows,
        Statistics<?> statistics,
        Encoding repetitions,
        Encoding definitions,
        Encoding encoding) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    public void writePage(
        BytesInput bytes,
        int values,
        Statistics<?> statistics,
        Encoding repetitions,
        Encoding definitions,
        Encoding encoding) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writePageV2(
        int rows,
        int nulls,
        int values,
        BytesInput repetitions,
        BytesInput definitions,
        Encoding encoding,
        BytesInput data,
        Statistics<?> statistics) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
      pages.add(0, chunk.packDictionary(all(page.getBytes()), page.getDictionarySize()));
    }

    private static PlainBytes all(BytesInput bytes) throws IOException {
      PlainBytes all = new PlainBytes();
      ByteArrayOutputStream copy = new ByteArrayOutputStream((int) bytes.size());
      bytes.writeAllTo(copy);
      all.add(copy.toByteArray());
      return all;
    }

    ChunkWriting.Written write(long start) throws IOException {
      for (ChunkWriting.Packed page : pages) {
        chunk.write(page);
      }
      return chunk.written(
          start,
          SchemaWriting.physical(column.getPrimitiveType()),
          List.of(column.getPath()),
          statistics());
    }

    private Struct statistics() {
      Struct known = Bounds.statistics(total.getNumNulls());
      if (total.hasNonNullValue()) {
        boolean number =
            column.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY;
        Bounds.set(known, total.getMinBytes(), total.getMaxBytes(), number);
      }
      return known;
    }

    @Override
    public long getMemSize() {
      return size;
    }

    @Override
    public long allocatedSize() {
      return size;
    }

    @Override
    public String memUsageString(String prefix) {
      return prefix + size;
    }
  }
}
