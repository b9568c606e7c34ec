package io.github.vertexmaven.catalog.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The format's mixture of runs and packed bits, in which levels and places in dictionaries are
 * kept: a header says how often a number comes, or how many groups of eight follow.
 */
final class Hybrid {

  /** Numbers of no bits are all the same, and writers put only a few of them into groups. */
  private static final int GROUPS_OF_NOTHING = 1 << 9;

  /** Numbers that are unpacked in one go, for the reason that {@link Stretches} gives. */
  private static final int STRETCH = 1 << 6;

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads from the buffer's position on. */
  Hybrid(ByteBuffer in) {
    bytes = in.array();
    position = in.arrayOffset() + in.position();
    end = in.arrayOffset() + in.limit();
  }

  /**
   * How many numbers of so many bits there are, or these when there are more.
   *
   * @throws IllegalStateException when packed ones claim to be more than their bytes can hold
   */
  int count(int width, int most) {
    long count = 0;
    while (count < most && position < end) {
      int header = varint();
      int times = header >>> 1;
      if ((header & 1) == 0) {
        value(width);
        count += times;
      } else {
        int groups = width == 0 ? GROUPS_OF_NOTHING : (end - position + width - 1) / width;
        if (times > groups) {
          throw new IllegalStateException(times + " groups, where " + groups + " can be");
        }
        position = (int) Math.min(end, position + (long) times * width);
        count += times * 8L;
      }
    }
    return (int) Math.min(count, most);
  }

  /** Reads so many numbers of so many bits. */
  void read(int width, int[] to, int count) {
    int at = 0;
    while (at < count) {
      int header = varint();
      if ((header & 1) == 0) {
        int run = Math.min(header >>> 1, count - at);
        int value = value(width);
        Arrays.fill(to, at, at + run, value);
        at += run;
      } else {
        int groups = header >>> 1;
        int packed = (int) Math.min(groups * 8L, count - at);
        for (int i = 0; i < packed; i += STRETCH) {
          unpack(width, position + i / 8 * width, to, at + i, Math.min(STRETCH, packed - i));
        }
        position = (int) Math.min(end, position + (long) groups * width);
        at += packed;
      }
    }
  }

  /** Reads levels of one bit, and sets the places of those that are 0. */
  void readZeros(BitSet zeros, int from, int count) {
    int at = 0;
    while (at < count) {
      int header = varint();
      if ((header & 1) == 0) {
        int run = Math.min(header >>> 1, count - at);
        if (value(1) == 0) {
          zeros.set(from + at, from + at + run);
        }
        at += run;
      } else {
        int groups = header >>> 1;
        int packed = (int) Math.min(groups * 8L, count - at);
        for (int i = 0; i < packed; i += 8) {
          int bits = byteAt(position + (i >> 3));
          if (bits != 0xff) {
            zeros(zeros, from + at + i, bits, Math.min(8, packed - i));
          }
        }
        position = (int) Math.min(end, position + (long) groups);
        at += packed;
      }
    }
  }

  private static void zeros(BitSet zeros, int from, int bits, int count) {
    int left = ~bits & (1 << count) - 1;
    while (left != 0) {
      zeros.set(from + Integer.numberOfTrailingZeros(left));
      left &= left - 1;
    }
  }

  /** Numbers of some bits each, the lowest first. */
  private void unpack(int width, int start, int[] to, int from, int count) {
    long mask = (1L << width) - 1;
    long bits = 0;
    int there = 0;
    int at = start;
    for (int i = from; i < from + count; i++) {
      while (there < width) {
        bits |= (long) byteAt(at++) << there;
        there += 8;
      }
      to[i] = (int) (bits & mask);
      bits >>>= width;
      there -= width;
    }
  }

  /** Writers may leave out the rest of the last group. */
  private int byteAt(int at) {
    return at < end ? bytes[at] & 0xff : 0;
  }

  private int value(int width) {
    int value = 0;
    for (int shift = 0; shift < width; shift += 8) {
      value |= next() << shift;
    }
    return value;
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = next();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  private int next() {
    if (position >= end) {
      throw new IllegalStateException("too short");
    }
    return bytes[position++] & 0xff;
  }
}
