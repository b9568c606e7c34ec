package io.github.vertexmaven.catalog.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;

/**
 * One column of one row group on its way into the file: pages one after the other, and what the
 * footer will say of them.
 */
final class ChunkWriting {

  /**
   * A page that is ready for the file.
   *
   * @param size in the file's unpacked form, with the header
   */
  record Packed(byte[] header, byte[] body, long size) {}

  private final OutputStream out;
  private final CompressionCodec codec;
  private final Set<Encoding> encodings = EnumSet.of(Encoding.RLE);
  private boolean dictionary;
  private long data;
  private long packed;
  private long unpacked;
  private long values;

  ChunkWriting(OutputStream out, CompressionCodec codec) {
    this.out = out;
    this.codec = codec;
  }

  /** Writes the dictionary, before all other pages. */
  void writeDictionary(byte[] bytes, int length, int count) throws IOException {
    write(packDictionary(bytes, length, count));
  }

  /** Writes a page of levels and values in this encoding. */
  void write(byte[] bytes, int length, int count, Encoding encoding) throws IOException {
    DataPageHeader data = new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE);
    write(pack(bytes, length, data));
  }

  Packed packDictionary(byte[] bytes, int length, int count) throws IOException {
    PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, length, 0);
    header.setDictionary_page_header(new DictionaryPageHeader(count, Encoding.PLAIN_DICTIONARY));
    encodings.add(Encoding.PLAIN_DICTIONARY);
    dictionary = true;
    return packed(header, bytes, length);
  }

  Packed pack(byte[] bytes, int length, DataPageHeader data) throws IOException {
    PageHeader header = new PageHeader(PageType.DATA_PAGE, length, 0);
    header.setData_page_header(data);
    encodings.add(data.getEncoding());
    encodings.add(data.getDefinition_level_encoding());
    encodings.add(data.getRepetition_level_encoding());
    values += data.getNum_values();
    return packed(header, bytes, length);
  }

  private Packed packed(PageHeader header, byte[] bytes, int length) throws IOException {
    byte[] body = Codecs.packed(codec, bytes, length);
    CRC32 sum = new CRC32();
    sum.update(body);
    header.setCompressed_page_size(body.length);
    header.setCrc((int) sum.getValue());
    byte[] head = Thrift.bytes(header);
    return new Packed(head, body, head.length + (long) length);
  }

  /** Writes a page; the one with the dictionary comes first. */
  void write(Packed page) throws IOException {
    out.write(page.header());
    out.write(page.body());
    packed += page.header().length + (long) page.body().length;
    unpacked += page.size();
    if (dictionary && data == 0) {
      data = packed;
    }
  }

  /**
   * What the footer says.
   *
   * @param start where in the file the column begins
   */
  ColumnChunk chunk(long start, Type physical, List<String> path, Statistics statistics) {
    ColumnMetaData meta =
        new ColumnMetaData(
            physical,
            new ArrayList<>(encodings),
            path,
            codec,
            values,
            unpacked,
            packed,
            start + data);
    if (dictionary) {
      meta.setDictionary_page_offset(start);
    }
    meta.setStatistics(statistics);
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(meta);
    return chunk;
  }
}
