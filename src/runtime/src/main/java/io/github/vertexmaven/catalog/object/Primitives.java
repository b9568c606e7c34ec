package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;

/** Arrays of primitives, written in blocks: a model's weights are millions of them. */
final class Primitives {

  /** The order is the format. */
  static final List<Class<?>> TYPES =
      List.of(
          boolean.class,
          byte.class,
          char.class,
          short.class,
          int.class,
          long.class,
          float.class,
          double.class);

  private final LongBlocks longs = new LongBlocks();
  private final DoubleBlocks doubles = new DoubleBlocks();
  private final long[] block = new long[LongBlocks.BLOCK];

  void write(Object array, ByteSink out) throws IOException {
    int length = Array.getLength(array);
    out.writeCount(length);
    if (array instanceof byte[] bytes) {
      out.write(bytes, 0, length);
      return;
    }
    for (int from = 0; from < length; from += LongBlocks.BLOCK) {
      write(array, from, Math.min(length, from + LongBlocks.BLOCK), out);
    }
  }

  private void write(Object array, int from, int to, ByteSink out) throws IOException {
    if (array instanceof double[] values) {
      doubles.write(values, from, to, out);
    } else if (array instanceof long[] values) {
      longs.write(values, from, to, out);
    } else if (array instanceof boolean[] flags) {
      write(flags, from, to, out);
    } else if (array instanceof float[] values) {
      for (int i = from; i < to; i++) {
        out.writeInt(Float.floatToRawIntBits(values[i]));
      }
    } else {
      widen(array, from, to);
      longs.write(block, 0, to - from, out);
    }
  }

  private void widen(Object array, int from, int to) {
    if (array instanceof int[] values) {
      for (int i = from; i < to; i++) {
        block[i - from] = values[i];
      }
    } else if (array instanceof short[] values) {
      for (int i = from; i < to; i++) {
        block[i - from] = values[i];
      }
    } else {
      char[] values = (char[]) array;
      for (int i = from; i < to; i++) {
        block[i - from] = values[i];
      }
    }
  }

  private static void write(boolean[] flags, int from, int to, ByteSink out) throws IOException {
    for (int i = from; i < to; i += 8) {
      int bits = 0;
      for (int bit = 0; bit < Math.min(8, to - i); bit++) {
        bits |= flags[i + bit] ? 1 << bit : 0;
      }
      out.writeByte(bits);
    }
  }

  Object read(int type, ByteSource in) throws IOException, BadData {
    Class<?> element = TYPES.get(type);
    int bits = leastBits(element);
    int length = in.readLength(bits);
    requireBlocks(length, bits, in);
    Object array = array(element, length);
    if (array instanceof byte[] bytes) {
      in.read(bytes, 0, length);
      return array;
    }
    for (int from = 0; from < length; from += LongBlocks.BLOCK) {
      read(array, from, Math.min(length, from + LongBlocks.BLOCK), in);
    }
    return array;
  }

  /** What each element takes at least in a file, so that a length beyond that is a damage. */
  private static int leastBits(Class<?> element) {
    if (element == boolean.class) {
      return 1;
    }
    return element == byte.class ? Byte.SIZE : element == float.class ? Float.SIZE : 0;
  }

  /** Equal numbers take so little room in a file that a small one can hold too many for memory. */
  private static Object array(Class<?> element, int length) throws BadData {
    try {
      return Array.newInstance(element, length);
    } catch (OutOfMemoryError e) {
      throw new BadData(
          "it says that it holds "
              + length
              + " numbers of type "
              + element
              + ", more than the memory of this process takes. Write the file again where it is"
              + " damaged, or give the process more memory.",
          e);
    }
  }

  /** A block of equal numbers takes two bytes. */
  private static void requireBlocks(int length, int bits, ByteSource in) throws BadData {
    if (bits == 0) {
      in.requireLeft(length / LongBlocks.BLOCK);
    }
  }

  private void read(Object array, int from, int to, ByteSource in) throws IOException {
    if (array instanceof double[] values) {
      doubles.read(values, from, to, in);
    } else if (array instanceof long[] values) {
      longs.read(values, from, to, in);
    } else if (array instanceof boolean[] flags) {
      read(flags, from, to, in);
    } else if (array instanceof float[] values) {
      for (int i = from; i < to; i++) {
        values[i] = Float.intBitsToFloat(in.readInt());
      }
    } else {
      longs.read(block, 0, to - from, in);
      narrow(array, from, to);
    }
  }

  private void narrow(Object array, int from, int to) {
    if (array instanceof int[] values) {
      for (int i = from; i < to; i++) {
        values[i] = (int) block[i - from];
      }
    } else if (array instanceof short[] values) {
      for (int i = from; i < to; i++) {
        values[i] = (short) block[i - from];
      }
    } else {
      char[] values = (char[]) array;
      for (int i = from; i < to; i++) {
        values[i] = (char) block[i - from];
      }
    }
  }

  private static void read(boolean[] flags, int from, int to, ByteSource in) throws IOException {
    for (int i = from; i < to; i += 8) {
      int bits = in.readByte();
      for (int bit = 0; bit < Math.min(8, to - i); bit++) {
        flags[i + bit] = (bits & 1 << bit) != 0;
      }
    }
  }
}
