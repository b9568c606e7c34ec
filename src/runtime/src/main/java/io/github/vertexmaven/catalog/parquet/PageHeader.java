package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What stands before a page.
 *
 * @param type one of the constants; others are passed over
 * @param size of the page when it is unpacked
 * @param packed its size in the file
 * @param first of a page of data in version 1, and so on; the others are null
 */
record PageHeader(
    int type, int size, int packed, First first, Dictionary dictionary, Second second) {

  static final int DATA = 0;
  static final int DICTIONARY = 2;
  static final int DATA_V2 = 3;

  /** Levels and values in one piece. */
  record First(
      int count, PageEncoding encoding, PageEncoding definitions, PageEncoding repetitions) {

    private static First of(Struct from) {
      return new First(
          from.number(1),
          PageEncoding.of(from.number(2)),
          PageEncoding.of(from.number(3)),
          PageEncoding.of(from.number(4)));
    }

    private Struct struct() {
      return new Struct()
          .set(1, count)
          .set(2, encoding.ordinal())
          .set(3, definitions.ordinal())
          .set(4, repetitions.ordinal());
    }
  }

  /** The values to which places point. */
  record Dictionary(int count, PageEncoding encoding) {}

  /** Levels of known length, never packed, and values. */
  record Second(
      int count,
      int nulls,
      int rows,
      PageEncoding encoding,
      int definitions,
      int repetitions,
      boolean isPacked) {

    private static Second of(Struct from) {
      return new Second(
          from.number(1),
          from.number(2),
          from.number(3),
          PageEncoding.of(from.number(4)),
          from.number(5),
          from.number(6),
          from.flag(7, true));
    }
  }

  /**
   * Reads a header, and leaves the buffer behind it.
   *
   * @return null when the buffer ends within the header
   */
  static PageHeader read(ByteBuffer in) throws IOException {
    CompactReading reading = new CompactReading(in.array(), in.position(), in.limit());
    try {
      PageHeader header = of(reading.read());
      in.position(reading.position());
      return header;
    } catch (EOFException e) {
      return null;
    } catch (IllegalStateException e) {
      throw new IOException(e);
    }
  }

  private static PageHeader of(Struct from) {
    int type = from.number(1);
    Struct dictionary = from.struct(7);
    return new PageHeader(
        type,
        from.number(2),
        from.number(3),
        type == DATA ? First.of(required(from, 5)) : null,
        dictionary == null
            ? null
            : new Dictionary(dictionary.number(1), PageEncoding.of(dictionary.number(2))),
        type == DATA_V2 ? Second.of(required(from, 8)) : null);
  }

  private static Struct required(Struct from, int field) {
    Struct there = from.struct(field);
    if (there == null) {
      throw new IllegalStateException("field " + field + " does not exist");
    }
    return there;
  }

  /** The header of a page of data in version 1, with the checksum of its packed bytes. */
  static byte[] ofData(int size, int packed, int checksum, First data) {
    return CompactWriting.bytes(struct(DATA, size, packed, checksum).set(5, data.struct()));
  }

  /** The header of a dictionary. */
  static byte[] ofDictionary(int size, int packed, int checksum, int count) {
    Struct dictionary = new Struct().set(1, count).set(2, PageEncoding.PLAIN_DICTIONARY.ordinal());
    return CompactWriting.bytes(struct(DICTIONARY, size, packed, checksum).set(7, dictionary));
  }

  private static Struct struct(int type, int size, int packed, int checksum) {
    return new Struct().set(1, type).set(2, size).set(3, packed).set(4, checksum);
  }
}
