package io.github.vertexmaven.catalog.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes inside of containers, whose lengths and checksums are right again afterwards. */
final class Structures {

  private static final int PARQUET_END = 8;
  private static final int OBJECT_BEGIN = 12;

  private final Random random;
  private final Mutations mutations;

  Structures(Random random) {
    this.random = random;
    this.mutations = new Mutations(random);
  }

  /** Either what is inside, or the container itself. */
  byte[] changed(String type, byte[] whole, byte[] other) throws IOException {
    if (random.nextInt(3) == 0) {
      return mutations.of(whole, other);
    }
    return switch (type) {
      case "excel" -> zip(whole, other);
      case "parquet" -> parquet(whole, other);
      case "object" -> object(whole, other);
      default -> begins(whole, 0x1f, 0x8b) ? gzip(whole, other) : mutations.of(whole, other);
    };
  }

  private static boolean begins(byte[] whole, int... mark) {
    return whole.length > 2 && (whole[0] & 0xff) == mark[0] && (whole[1] & 0xff) == mark[1];
  }

  private byte[] zip(byte[] whole, byte[] other) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    List<String> names = new ArrayList<>(parts.keySet());
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(12)) {
      case 0 -> parts.remove(name);
      case 1 -> parts.put(name, parts.get(names.get(random.nextInt(names.size()))));
      case 2 -> parts.put(new String(mutations.of(name.getBytes(), other)), parts.remove(name));
      default -> parts.put(name, mutations.of(parts.get(name), other));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IllegalArgumentException e) {
      return mutations.of(whole, other);
    }
    return out.toByteArray();
  }

  /** The footer, or the pages before it. */
  private byte[] parquet(byte[] whole, byte[] other) {
    ByteBuffer end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int length = end.getInt(whole.length - PARQUET_END);
    int from = whole.length - PARQUET_END - length;
    if (length <= 0 || from < 4) {
      return mutations.of(whole, other);
    }
    byte[] pages = Arrays.copyOf(whole, from);
    byte[] footer = Arrays.copyOfRange(whole, from, from + length);
    if (random.nextInt(3) == 0) {
      byte[] body = Arrays.copyOfRange(pages, 4, from);
      byte[] changed = mutations.of(body, other);
      // Offsets in the footer hold.
      System.arraycopy(changed, 0, pages, 4, Math.min(changed.length, body.length));
    } else {
      footer = mutations.of(footer, other);
    }
    ByteBuffer again =
        ByteBuffer.allocate(pages.length + footer.length + PARQUET_END)
            .order(ByteOrder.LITTLE_ENDIAN);
    again.put(pages).put(footer).putInt(footer.length).put("PAR1".getBytes());
    return again.array();
  }

  private byte[] object(byte[] whole, byte[] other) {
    if (whole.length < OBJECT_BEGIN + Long.BYTES) {
      return mutations.of(whole, other);
    }
    byte[] body =
        mutations.of(Arrays.copyOfRange(whole, OBJECT_BEGIN, whole.length - Long.BYTES), other);
    ByteBuffer again = ByteBuffer.allocate(OBJECT_BEGIN + body.length + Long.BYTES);
    again.put(whole, 0, OBJECT_BEGIN).put(body);
    CRC32 checksum = new CRC32();
    checksum.update(again.array(), 0, again.position());
    return again.putLong(checksum.getValue()).array();
  }

  private byte[] gzip(byte[] whole, byte[] other) throws IOException {
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(whole)).readAllBytes();
    return gzipped(mutations.of(text, other));
  }

  static byte[] gzipped(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }
}
