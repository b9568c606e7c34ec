package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.function.IntFunction;

/**
 * The pages of one column in one row group, unpacked one by one, so that a large column takes the
 * memory of a page.
 */
final class Pages {

  /** As many bytes hold nearly every header; a longer one is read anew. */
  private static final int HEADER = 1 << 12;

  private static final int LONGEST_HEADER = 1 << 28;

  /**
   * A page.
   *
   * @param count how many values, with those that are null
   * @param encoding of the values
   * @param repetitions the levels of version 2, never packed; null in version 1
   * @param definitions the same
   * @param body the values, in version 1 behind the levels
   */
  record Page(
      PageHeader header,
      int count,
      PageEncoding encoding,
      ByteBuffer repetitions,
      ByteBuffer definitions,
      ByteBuffer body) {}

  private final SeekableByteChannel file;
  private final Footer.Place column;
  private final PageRoom room;
  private long position;
  private long left;
  private Page dictionary;
  private Page first;

  /**
   * The pages of a column as the footer describes it.
   *
   * @param room where a page is until the next one is asked for; null where pages are kept
   */
  Pages(SeekableByteChannel file, Footer.Place column, PageRoom room) {
    this.file = file;
    this.column = column;
    this.room = room;
    long data = column.data();
    long ahead = column.dictionary();
    this.position = ahead > 0 && ahead < data ? ahead : data;
    this.left = column.values();
  }

  Footer.Place column() {
    return column;
  }

  /** The page with the dictionary; null when there is none. */
  Page dictionary() throws IOException {
    if (dictionary == null && first == null) {
      first = read();
    }
    return dictionary;
  }

  /** The next page of data; null after the last. */
  Page next() throws IOException {
    Page page = first == null ? read() : first;
    first = null;
    return page;
  }

  private Page read() throws IOException {
    while (left > 0) {
      PageHeader header = header();
      if (header.packed() < 0 || header.packed() > file.size() - position) {
        throw new IOException("a page of " + header.packed() + " bytes");
      }
      if (isBlank(header)) {
        position += header.packed();
        continue;
      }
      switch (header.type()) {
        case PageHeader.DATA -> {
          PageHeader.First data = header.first();
          take(data.count());
          ByteBuffer body = unpacked(header.packed(), header.size(), room);
          return new Page(header, data.count(), data.encoding(), null, null, body);
        }
        case PageHeader.DATA_V2 -> {
          take(header.second().count());
          return second(header, header.second());
        }
        case PageHeader.DICTIONARY -> keepDictionary(header, header.dictionary());
        default -> position += header.packed();
      }
    }
    return null;
  }

  private void take(int count) throws IOException {
    if (count < 0 || count > left) {
      throw new IOException("a page of " + count + " values, with " + left + " to come");
    }
    left -= count;
  }

  /** Small pages may be closed before a value is in them; the library asks each for its first. */
  private static boolean isBlank(PageHeader header) {
    return switch (header.type()) {
      case PageHeader.DATA -> header.first().count() == 0;
      case PageHeader.DATA_V2 -> header.second().count() == 0;
      default -> false;
    };
  }

  private void keepDictionary(PageHeader header, PageHeader.Dictionary known) throws IOException {
    if (dictionary != null) {
      throw new IOException("two dictionaries");
    }
    ByteBuffer body = unpacked(header.packed(), header.size(), null);
    dictionary = new Page(header, known.count(), known.encoding(), null, null, body);
  }

  private Page second(PageHeader header, PageHeader.Second data) throws IOException {
    int repetitions = data.repetitions();
    int definitions = data.definitions();
    int levels = Math.addExact(repetitions, definitions);
    byte[] first = bytes(levels);
    int packed = header.packed() - levels;
    ByteBuffer body =
        data.isPacked()
            ? unpacked(packed, header.size() - levels, room)
            : littleEndian(bytes(packed), packed);
    return new Page(
        header,
        data.count(),
        data.encoding(),
        littleEndian(first, levels).slice(0, repetitions),
        littleEndian(first, levels).slice(repetitions, definitions),
        body);
  }

  private ByteBuffer unpacked(int packed, int size, PageRoom to) throws IOException {
    if (packed == 0 && size == 0) {
      return littleEndian(new byte[0], 0);
    }
    requireBytes(packed);
    byte[] bytes = bytes(packed, to == null ? new byte[packed] : to.packed(packed));
    IntFunction<byte[]> unpacked = to == null ? byte[]::new : to::unpacked;
    return littleEndian(Codecs.unpacked(column.codec(), bytes, packed, size, unpacked), size);
  }

  private static ByteBuffer littleEndian(byte[] bytes, int length) {
    return ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private PageHeader header() throws IOException {
    for (int length = HEADER; length < LONGEST_HEADER; length *= 16) {
      int there = (int) Math.min(length, Math.max(0, file.size() - position));
      ByteBuffer window = ByteBuffer.wrap(bytes(there));
      position -= there;
      PageHeader header = PageHeader.read(window);
      if (header != null) {
        position += window.position();
        return header;
      }
      if (there < length) {
        throw new EOFException();
      }
    }
    throw new IOException("a header without end");
  }

  private byte[] bytes(int length) throws IOException {
    requireBytes(length);
    return bytes(length, new byte[length]);
  }

  private void requireBytes(int length) throws IOException {
    if (length < 0 || length > file.size() - position) {
      throw new EOFException();
    }
  }

  private byte[] bytes(int length, byte[] bytes) throws IOException {
    ByteBuffer to = ByteBuffer.wrap(bytes, 0, length);
    file.position(position);
    while (to.hasRemaining()) {
      // In pieces: for each, the channel keeps as much memory outside of the heap.
      to.limit(Math.min(length, to.position() + (1 << 18)));
      int read = file.read(to);
      if (read < 0) {
        throw new EOFException();
      }
      to.limit(length);
    }
    position += length;
    return bytes;
  }
}
