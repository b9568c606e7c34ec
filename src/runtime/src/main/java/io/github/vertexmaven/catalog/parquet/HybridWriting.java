package io.github.vertexmaven.catalog.parquet;

import java.util.BitSet;

/** Writes what {@link Hybrid} reads. */
final class HybridWriting {

  /** A shorter run takes no less than packed bits do. */
  private static final int RUN = 16;

  /** Packed bits come in groups of so many numbers. */
  private static final int GROUP = 8;

  private HybridWriting() {}

  /** The most that the levels of so many rows and their length take. */
  static int room(int rows) {
    return 16 + rows / 8;
  }

  /** Levels of one bit: 0 for each null of these rows, else 1. */
  static byte[] levels(BitSet nulls, int from, int to) {
    int count = to - from;
    int first = nulls.nextSetBit(from);
    PlainBytes out = new PlainBytes();
    if (first < 0 || first >= to) {
      run(1, 1, count, out);
    } else {
      BitSet there = nulls.get(from, to);
      there.flip(0, count);
      byte[] ones = there.toByteArray();
      int groups = (count + GROUP - 1) / GROUP;
      varint(groups << 1 | 1, out);
      out.add(ones);
      out.grow(groups - ones.length);
    }
    return out.copy();
  }

  /** Adds places in a dictionary, of so many bits each. */
  static void places(int width, int[] places, int from, int to, PlainBytes out) {
    int packed = from;
    int at = from;
    while (at < to) {
      int end = isRun(places, at, to) ? end(places, at, to) : at;
      if (end - at >= RUN) {
        pack(width, places, packed, at, out);
        run(width, places[at], end - at, out);
        packed = end;
        at = end;
      } else {
        at += GROUP;
      }
    }
    pack(width, places, packed, to, out);
  }

  /** Whether a group is one place again and again; all longer runs have such a group in them. */
  private static boolean isRun(int[] places, int at, int to) {
    if (to - at < RUN) {
      return false;
    }
    int first = places[at];
    for (int i = at + 1; i < at + GROUP; i++) {
      if (places[i] != first) {
        return false;
      }
    }
    return true;
  }

  private static int end(int[] places, int at, int to) {
    int end = at + GROUP;
    while (end < to && places[end] == places[at]) {
      end++;
    }
    return end;
  }

  private static void run(int width, int value, int count, PlainBytes out) {
    varint(count << 1, out);
    for (int shift = 0; shift < width; shift += 8) {
      out.add((byte) (value >> shift));
    }
  }

  private static void pack(int width, int[] places, int from, int to, PlainBytes out) {
    if (from == to) {
      return;
    }
    int groups = (to - from + GROUP - 1) / GROUP;
    varint(groups << 1 | 1, out);
    int at = out.grow(groups * width);
    for (int i = from; i < to; i += GROUP) {
      group(width, places, i, to, out.bytes(), at);
      at += width;
    }
  }

  /** Eight numbers take as many bytes as one takes bits. */
  private static void group(
      int width, int[] places, int from, int to, byte[] bytes, int firstByte) {
    long bits = 0;
    int there = 0;
    int at = firstByte;
    for (int i = from; i < from + GROUP; i++) {
      bits |= (i < to ? (long) places[i] : 0) << there;
      there += width;
      while (there >= 8) {
        bytes[at++] = (byte) bits;
        bits >>>= 8;
        there -= 8;
      }
    }
  }

  private static void varint(int number, PlainBytes out) {
    int left = number;
    while (left >>> 7 != 0) {
      out.add((byte) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.add((byte) left);
  }
}
