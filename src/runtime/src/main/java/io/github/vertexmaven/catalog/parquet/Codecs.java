package io.github.vertexmaven.catalog.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;

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
   * @throws IOException when they are damaged, also when there are more or fewer of them
   */
  static byte[] unpacked(Codec codec, byte[] bytes, int size) throws IOException {
    if (size < 0 || size > (long) bytes.length << DENSEST) {
      throw new IOException(size + " bytes cannot come from " + bytes.length);
    }
    switch (codec) {
      case UNCOMPRESSED -> {
        require(bytes.length, size);
        return bytes;
      }
      case SNAPPY -> {
        require(Snappy.uncompressedLength(bytes, 0, bytes.length), size);
        byte[] unpacked = new byte[size];
        require(Snappy.uncompress(bytes, 0, bytes.length, unpacked, 0), size);
        return unpacked;
      }
      case GZIP -> {
        return gzip(bytes, size);
      }
      case ZSTD -> {
        byte[] unpacked = new byte[size];
        require(Zstd.decompressByteArray(unpacked, 0, size, bytes, 0, bytes.length), size);
        return unpacked;
      }
      case LZ4_RAW -> {
        byte[] unpacked = new byte[size];
        require(new Lz4Decompressor().decompress(bytes, 0, bytes.length, unpacked, 0, size), size);
        return unpacked;
      }
      default -> throw new IOException(codec.name());
    }
  }

  private static byte[] gzip(byte[] bytes, int size) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 13)) {
      byte[] unpacked = in.readNBytes(size);
      require(unpacked.length, size);
      return unpacked;
    }
  }

  private static void require(long found, int size) throws IOException {
    if (found != size) {
      throw new IOException(found + " bytes unpacked, not " + size);
    }
  }
}
