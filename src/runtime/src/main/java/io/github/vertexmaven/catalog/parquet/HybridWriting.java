package io.github.vertexmaven.catalog.parquet;

import java.util.Arrays;
import java.util.BitSet;

/** Writes what {@link Hybrid} reads. */
final class HybridWriting {

  /** A shorter run takes no less than packed bits do. */
  private static final int RUN = 16;

  private byte[] bytes;
  private int size;

  private HybridWriting(int capacity) {
    bytes = new byte[capacity];
  }

  /** The most that the levels of so many rows and their length take. */
  static int room(int rows) {
    return 16 + rows / 8;
  }

  /** Levels of one bit: 0 for each null of these rows, else 1. */
  static byte[] levels(BitSet nulls, int from, int to) {
    int count = to - from;
    int first = nulls.nextSetBit(from);
    HybridWriting out = new HybridWriting(16 + count / 8);
    if (first < 0 || first >= to) {
      out.run(1, 1, count);
    } else {
      out.groups((count + 7) / 8);
      byte[] zeros = nulls.get(from, to).toByteArray();
      for (int i = 0; i < (count + 7) / 8; i++) {
        int bits = i < zeros.length ? ~zeros[i] : -1;
        out.put(i < count / 8 ? bits : bits & (1 << count % 8) - 1);
      }
    }
    return out.whole();
  }

  /** Places in a dictionary, of so many bits each. */
  static byte[] places(int width, int[] places, int from, int to) {
    HybridWriting out = new HybridWriting(64 + (to - from) * width / 8);
    int packed = from;
    int at = from;
    while (at < to) {
      int end = at + 1;
      while (end < to && places[end] == places[at]) {
        end++;
      }
      // Packed bits come in groups of eight; those before the run take of it what they lack.
      int fill = -(at - packed) & 7;
      if (end - at - fill >= RUN) {
        out.pack(width, places, packed, at + fill);
        out.run(width, places[at], end - at - fill);
        packed = end;
      }
      at = end;
    }
    out.pack(width, places, packed, to);
    return out.whole();
  }

  private void run(int width, int value, int count) {
    varint(count << 1);
    for (int shift = 0; shift < width; shift += 8) {
      put(value >> shift);
    }
  }

  private void groups(int count) {
    varint(count << 1 | 1);
  }

  private void pack(int width, int[] places, int from, int to) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) / 8;
    groups(groups);
    long bits = 0;
    int there = 0;
    for (int i = from; i < from + groups * 8; i++) {
      bits |= (i < to ? (long) places[i] : 0) << there;
      there += width;
      while (there >= 8) {
        put((int) bits);
        bits >>>= 8;
        there -= 8;
      }
    }
  }

  private void varint(int number) {
    int left = number;
    while (left >>> 7 != 0) {
      put(left & 0x7f | 0x80);
      left >>>= 7;
    }
    put(left);
  }

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  private byte[] whole() {
    return Arrays.copyOf(bytes, size);
  }
}
