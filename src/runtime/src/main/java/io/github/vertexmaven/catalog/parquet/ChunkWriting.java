package io.github.vertexmaven.catalog.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * One column of one row group on its way into the file: pages one after the other, and what the
 * footer will say of them.
 */
final class ChunkWriting {

  /**
   * A page that is ready for the file.
   *
   * @param length of the body, which may have room behind it
   * @param size in the file's unpacked form, with the header
   */
  record Packed(byte[] header, byte[] body, int length, long size) {}

  /**
   * A column that is written.
   *
   * @param chunk what the footer says of it
   * @param packed its bytes in the file
   * @param unpacked its bytes when it is unpacked
   */
  record Written(Struct chunk, long packed, long unpacked) {}

  private final OutputStream out;
  private final Codec codec;
  private final Set<PageEncoding> encodings = EnumSet.of(PageEncoding.RLE);
  private final PackedBytes room;
  private boolean dictionary;
  private long data;
  private long packed;
  private long unpacked;
  private long values;

  /**
   * Nothing yet.
   *
   * @param room for packed pages, which other columns take after this one
   */
  ChunkWriting(OutputStream out, Codec codec, PackedBytes room) {
    this.out = out;
    this.codec = codec;
    this.room = room;
  }

  /** Writes the dictionary, before all other pages. */
  void writeDictionary(PlainBytes page, int count) throws IOException {
    write(packDictionary(page, count, room));
  }

  /** Writes a page of levels and values in this encoding. */
  void write(PlainBytes page, int count, PageEncoding encoding) throws IOException {
    PageEncoding levels = PageEncoding.RLE;
    write(pack(page, new PageHeader.First(count, encoding, levels, levels), room));
  }

  /** Packs the dictionary into room of its own, to be written later. */
  Packed packDictionary(PlainBytes page, int count) throws IOException {
    return packDictionary(page, count, new PackedBytes());
  }

  /** Packs a page into room of its own, to be written later. */
  Packed pack(PlainBytes page, PageHeader.First data) throws IOException {
    return pack(page, data, new PackedBytes());
  }

  private Packed packDictionary(PlainBytes page, int count, PackedBytes to) throws IOException {
    encodings.add(PageEncoding.PLAIN_DICTIONARY);
    dictionary = true;
    to.pack(codec, page);
    byte[] header = PageHeader.ofDictionary(page.length(), to.length(), checksum(to), count);
    return packed(header, to, page.length());
  }

  private Packed pack(PlainBytes page, PageHeader.First data, PackedBytes to) throws IOException {
    encodings.add(data.encoding());
    encodings.add(data.definitions());
    encodings.add(data.repetitions());
    values += data.count();
    to.pack(codec, page);
    byte[] header = PageHeader.ofData(page.length(), to.length(), checksum(to), data);
    return packed(header, to, page.length());
  }

  private static Packed packed(byte[] header, PackedBytes body, int size) {
    return new Packed(header, body.bytes(), body.length(), header.length + (long) size);
  }

  private static int checksum(PackedBytes body) {
    CRC32 sum = new CRC32();
    sum.update(body.bytes(), 0, body.length());
    return (int) sum.getValue();
  }

  /** Writes a page; the one with the dictionary comes first. */
  void write(Packed page) throws IOException {
    out.write(page.header());
    out.write(page.body(), 0, page.length());
    packed += page.header().length + (long) page.length();
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
  Written written(long start, int physical, List<String> path, Struct statistics) {
    List<Integer> numbers = new ArrayList<>();
    encodings.forEach(encoding -> numbers.add(encoding.ordinal()));
    Struct meta =
        new Struct()
            .set(1, physical)
            .set(2, numbers)
            .set(3, path)
            .set(4, codec.ordinal())
            .set(5, values)
            .set(6, unpacked)
            .set(7, packed)
            .set(9, start + data)
            .set(11, dictionary ? (Long) start : null)
            .set(12, statistics);
    return new Written(new Struct().set(2, start).set(3, meta), packed, unpacked);
  }
}
