package io.github.vertexmaven.catalog.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** A packed page, in room that the next one takes too; the inverse of {@link Codecs}. */
final class PackedBytes {

  private byte[] bytes = new byte[0];
  private int length;

  /** The page, with room behind it. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Packs a page in place of the one before. */
  void pack(Codec codec, PlainBytes page) throws IOException {
    byte[] from = page.bytes();
    switch (codec) {
      case UNCOMPRESSED -> {
        grow(page.length());
        System.arraycopy(from, page.start(), bytes, 0, page.length());
        length = page.length();
      }
      case SNAPPY -> {
        grow(SnappyCodec.longestPacked(page.length()));
        length = SnappyCodec.pack(from, page.start(), page.length(), bytes);
      }
      case GZIP -> {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(page.length() / 2);
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 13)) {
          out.write(from, page.start(), page.length());
        }
        bytes = packed.toByteArray();
        length = bytes.length;
      }
      case ZSTD -> {
        grow(Math.toIntExact(Zstd.compressBound(page.length())));
        int level = Zstd.defaultCompressionLevel();
        long size =
            Zstd.compressByteArray(
                bytes, 0, bytes.length, from, page.start(), page.length(), level);
        if (Zstd.isError(size)) {
          throw new IOException(Zstd.getErrorName(size));
        }
        length = (int) size;
      }
      default -> throw new IOException(codec.name());
    }
  }

  private void grow(int needed) {
    if (bytes.length < needed) {
      bytes = new byte[needed];
    }
  }
}
