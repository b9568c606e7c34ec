package io.github.vertexmaven.catalog.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/**
 * Pages unpacked by the libraries that the parquet library uses itself, without the layer of Hadoop
 * between them, which costs a task half a second before the first row.
 */
final class Codecs {

  /** No codec makes more than 2 to this power of one byte. */
  private static final int DENSEST = 16;

  private Codecs() {}

  /** Whether the codec's library is on the class path with this one. */
  static boolean isKnown(Codec codec) {
    return codec != null
        && switch (codec) {
          case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW -> true;
          default -> false;
        };
  }

  /**
   * Unpacks bytes whose unpacked size is known.
   *
   * @param bytes the packed ones, so many as {@code length}, with whatever behind them
   * @param room gives an array of so many bytes, or more
   * @return an array that begins with the unpacked ones; without a codec, the one that is given
   * @throws IOException when they are damaged, also when there are more or fewer of them
   */
  static byte[] unpacked(Codec codec, byte[] bytes, int length, int size, IntFunction<byte[]> room)
      throws IOException {
    if (size < 0 || size > (long) length << DENSEST) {
      throw new IOException(size + " bytes cannot come from " + length);
    }
    if (codec == Codec.UNCOMPRESSED) {
      require(length, size);
      return bytes;
    }
    if (codec == Codec.SNAPPY) {
      require(SnappyCodec.unpackedLength(bytes, length), size);
    }
    byte[] to = room.apply(size);
    long found =
        switch (codec) {
          case SNAPPY -> SnappyCodec.unpack(bytes, length, to);
          case GZIP -> gzip(bytes, length, to, size);
          case ZSTD -> Zstd.decompressByteArray(to, 0, size, bytes, 0, length);
          case LZ4_RAW -> new Lz4Decompressor().decompress(bytes, 0, length, to, 0, size);
          default -> throw new IOException(codec.name());
        };
    require(found, size);
    return to;
  }

  private static int gzip(byte[] bytes, int length, byte[] to, int size) throws IOException {
    ByteArrayInputStream packed = new ByteArrayInputStream(bytes, 0, length);
    try (GZIPInputStream in = new GZIPInputStream(packed, 1 << 13)) {
      return in.readNBytes(to, 0, size);
    }
  }

  private static void require(long found, int size) throws IOException {
    if (found != size) {
      throw new IOException(found + " bytes unpacked, not " + size);
    }
  }
}
