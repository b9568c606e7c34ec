package io.github.vertexmaven.catalog.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The footer of a file.
 *
 * @param schema its elements, each before those that it consists of
 * @param createdBy null when the writer does not say
 */
record Footer(int version, List<Element> schema, List<Group> groups, String createdBy) {

  /**
   * An element of the schema.
   *
   * @param type number of the physical type; -1 for a group
   * @param length in bytes where all values have the same; -1 where it is not said
   * @param repetition -1 where it is not said
   * @param converted number of the older logical type; -1 for none
   * @param logical the newer one; null for none
   */
  record Element(
      String name,
      int type,
      int length,
      int repetition,
      int children,
      int converted,
      int scale,
      int precision,
      Struct logical) {

    private static Element of(Struct from) {
      return new Element(
          from.text(4),
          from.number(1, -1),
          from.number(2, -1),
          from.number(3, -1),
          from.number(5, 0),
          from.number(6, -1),
          from.number(7, 0),
          from.number(8, 0),
          from.struct(10));
    }
  }

  /** Rows that lie together. */
  record Group(List<Chunk> columns, long rows) {

    private static Group of(Struct from) {
      return new Group(all(from.structs(1), Chunk::of), from.size(3));
    }
  }

  /**
   * One column of a group.
   *
   * @param meta where it lies; null when that is encrypted
   */
  record Chunk(Place meta, boolean isEncrypted) {

    private static Chunk of(Struct from) {
      from.size(2);
      Struct meta = from.struct(3);
      return new Chunk(meta == null ? null : Place.of(meta), from.struct(8) != null);
    }
  }

  /**
   * Where the pages of a column lie.
   *
   * @param codec null for one that is not known
   * @param dictionary where it begins; -1 when that is not said
   */
  record Place(List<String> path, Codec codec, long values, long data, long dictionary) {

    private static Place of(Struct from) {
      from.number(1);
      from.size(6);
      from.size(7);
      return new Place(
          from.texts(3), Codec.of(from.number(4)), from.size(5), from.size(9), from.size(11, -1));
    }
  }

  private interface Reading<T> {
    T of(Struct from);
  }

  private static <T> List<T> all(List<Struct> from, Reading<T> reading) {
    List<T> all = new ArrayList<>(from.size());
    for (Struct one : from) {
      all.add(reading.of(one));
    }
    return all;
  }

  static Footer read(byte[] bytes) throws IOException {
    try {
      Struct from = new CompactReading(bytes, 0, bytes.length).read();
      from.size(3);
      return new Footer(
          from.number(1),
          all(from.structs(2), Element::of),
          all(from.structs(4), Group::of),
          from.text(6, null));
    } catch (IllegalStateException e) {
      throw new IOException(e);
    }
  }
}
