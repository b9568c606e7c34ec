package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Texts that are kept compressed. What is read says by its first bytes how; what is written is gzip
 * where the file's name or the argument {@code compression} says so.
 */
public final class Compression {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private Compression() {}

  /** The same bytes as they were before they were compressed. */
  public static InputStream unpacked(InputStream bytes) throws IOException, BadData {
    UnpackedStream.Counted counted = new UnpackedStream.Counted(bytes);
    InputStream in = new BufferedInputStream(counted, 1 << 16);
    byte[] mark = first(in);
    if (begins(mark, GZIP)) {
      return text(new UnpackedStream(gunzipped(in), counted::count));
    }
    if (begins(mark, ZIP)) {
      return text(new UnpackedStream(unzipped(in), counted::count));
    }
    String other = other(mark);
    if (!other.isEmpty()) {
      throw new BadData(
          "it is compressed with " + other + ", which is not supported; compress it with gzip.");
    }
    ForeignFormat.refuse(mark);
    return in;
  }

  private static byte[] first(InputStream in) throws IOException {
    in.mark(ForeignFormat.LONGEST);
    byte[] first = in.readNBytes(ForeignFormat.LONGEST);
    in.reset();
    return first;
  }

  private static InputStream text(InputStream unpacked) throws IOException, BadData {
    InputStream in = new BufferedInputStream(unpacked, 1 << 16);
    ForeignFormat.refuse(first(in));
    return in;
  }

  private static InputStream gunzipped(InputStream in) throws IOException, BadData {
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (ZipException e) {
      throw new BadData("it is damaged: its gzip header is not valid.", e);
    }
  }

  private static InputStream unzipped(InputStream in) throws IOException, BadData {
    ZipInputStream zip = new ZipInputStream(in);
    ZipEntry entry = ZippedFile.next(zip);
    if (entry == null) {
      throw new BadData("it is a zip archive without a file.");
    }
    if (ZippedFile.isOfOffice(entry)) {
      throw new BadData("it is a file of an office program; the type excel reads xlsx.");
    }
    return new ZippedFile(zip, entry.getName());
  }

  private static String other(byte[] mark) {
    if (begins(mark, new byte[] {'B', 'Z', 'h'})) {
      return "bzip2";
    }
    if (begins(mark, new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0})) {
      return "xz";
    }
    return begins(mark, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}) ? "zstd" : "";
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length && Arrays.equals(Arrays.copyOf(bytes, mark.length), mark);
  }

  /**
   * Where to write; whoever does ends with {@link #finish}.
   *
   * @param suffix the end of the file's name
   */
  public static OutputStream packed(OutputStream bytes, Map<String, Object> saveArgs, String suffix)
      throws IOException {
    Object given = saveArgs.getOrDefault("compression", "infer");
    boolean gzip = "gzip".equals(given) || "infer".equals(given) && suffix.equals("gz");
    return gzip ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
  }

  /** What to say of a file that cannot be unpacked. */
  public static BadData damaged(IOException cause) {
    if (cause instanceof UnpackedStream.Bomb) {
      return new BadData(cause.getMessage() + "; unpack it first if it is sound.", cause);
    }
    if (cause instanceof ZippedFile.Several) {
      return new BadData(cause.getMessage(), cause);
    }
    return new BadData("it is damaged or cut off: it cannot be unpacked to its end.", cause);
  }

  /** Writes what the compression still holds; the stream below stays open. */
  public static void finish(OutputStream packed) throws IOException {
    if (packed instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }
}
