package io.github.vertexmaven.catalog.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The values of one column's pages in plain form, whatever form without dictionary they have (the
 * page "Encodings" of the format's documentation). No room is made for what a page only claims.
 */
final class PlainForm {

  private static final int INT96 = 12;

  /** No texts share so much that they are 2 to this power of what is written of them. */
  private static final int DENSEST = 12;

  private final PrimitiveTypeName physical;
  private final int width;

  /** The last value of the page before: some writers' texts go on from there. */
  private byte[] before = {};

  PlainForm(PrimitiveType type) {
    physical = type.getPrimitiveTypeName();
    width =
        switch (physical) {
          case INT32, FLOAT -> Integer.BYTES;
          case INT64, DOUBLE -> Long.BYTES;
          case INT96 -> INT96;
          case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
          default -> 0;
        };
  }

  /**
   * The values in plain form.
   *
   * @param body of the page, behind its levels
   * @param most how many values there can be
   * @throws IOException when they are damaged, or in a form that the format has not for the type
   */
  ByteBuffer of(PageEncoding encoding, ByteBuffer body, int most) throws IOException {
    return switch (encoding) {
      case PLAIN -> body;
      case RLE -> booleans(body, most);
      case DELTA_BINARY_PACKED -> numbers(body, most);
      case DELTA_LENGTH_BYTE_ARRAY -> texts(body, null, DeltaNumbers.read(body, most));
      case DELTA_BYTE_ARRAY -> texts(body, DeltaNumbers.read(body, most), null);
      case BYTE_STREAM_SPLIT -> together(body);
      default -> throw unknown(encoding);
    };
  }

  /** The fewest bytes that a value has in plain form, or fewer. */
  int leastBytes() {
    return physical == PrimitiveTypeName.BINARY ? Integer.BYTES : Math.max(1, width);
  }

  private IOException unknown(PageEncoding encoding) {
    return new IOException(physical + " in the form " + encoding);
  }

  private ByteBuffer booleans(ByteBuffer body, int most) throws IOException {
    if (physical != PrimitiveTypeName.BOOLEAN) {
      throw unknown(PageEncoding.RLE);
    }
    int length = body.getInt();
    ByteBuffer runs = body.slice(body.position(), length);
    int count = new Hybrid(runs).count(1, most);
    BitSet zeros = new BitSet();
    new Hybrid(runs).readZeros(zeros, 0, count);
    byte[] plain = new byte[(count + 7) / 8];
    zeros.flip(0, count);
    byte[] bits = zeros.toByteArray();
    System.arraycopy(bits, 0, plain, 0, bits.length);
    return littleEndian(plain);
  }

  private ByteBuffer numbers(ByteBuffer body, int most) throws IOException {
    boolean wide = physical == PrimitiveTypeName.INT64;
    if (!wide && physical != PrimitiveTypeName.INT32) {
      throw unknown(PageEncoding.DELTA_BINARY_PACKED);
    }
    long[] numbers = DeltaNumbers.read(body, most);
    ByteBuffer plain = littleEndian(new byte[Math.multiplyExact(numbers.length, width)]);
    for (long number : numbers) {
      if (wide) {
        plain.putLong(number);
      } else {
        plain.putInt((int) number);
      }
    }
    return plain.flip();
  }

  /** Texts whose lengths stand ahead of them, with what each shares with the one before. */
  private ByteBuffer texts(ByteBuffer body, long[] shared, long[] lengths) throws IOException {
    boolean fixed = physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    if (!fixed && physical != PrimitiveTypeName.BINARY) {
      throw unknown(PageEncoding.DELTA_BYTE_ARRAY);
    }
    long[] own = lengths == null ? DeltaNumbers.read(body, shared.length) : lengths;
    long largest = (long) body.limit() << DENSEST;
    PlainBytes plain = new PlainBytes();
    for (int i = 0; i < own.length; i++) {
      long taken = shared == null ? 0 : shared[i];
      if (own[i] < 0 || own[i] > body.remaining() || taken < 0 || taken > before.length) {
        throw new EOFException();
      }
      byte[] value = Arrays.copyOf(before, (int) (taken + own[i]));
      body.get(value, (int) taken, (int) own[i]);
      if (!fixed) {
        plain.putInt(plain.grow(Integer.BYTES), value.length);
      } else if (value.length != width) {
        throw new IOException(value.length + " bytes in place of " + width);
      }
      plain.add(value);
      if (plain.size() > largest) {
        throw new IOException("texts of more than " + largest + " bytes");
      }
      before = value;
    }
    return littleEndian(Arrays.copyOf(plain.bytes(), plain.size()));
  }

  /** All first bytes, all second ones, and so on, put together again. */
  private ByteBuffer together(ByteBuffer body) throws IOException {
    if (width == 0 || physical == PrimitiveTypeName.INT96) {
      throw unknown(PageEncoding.BYTE_STREAM_SPLIT);
    }
    int count = body.remaining() / width;
    byte[] plain = new byte[count * width];
    for (int part = 0; part < width; part++) {
      for (int i = 0; i < count; i++) {
        plain[i * width + part] = body.get();
      }
    }
    return littleEndian(plain);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
