package io.github.vertexmaven.catalog.object;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
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

  private static final int[] SIZES = {1, 1, 2, 2, 4, 8, 4, 8};
  private static final int BLOCK = 8192;

  private Primitives() {}

  static int size(int type) {
    return SIZES[type];
  }

  static void write(Object array, int type, DataOutput out) throws IOException {
    int length = Array.getLength(array);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int from = 0; from < length; from += BLOCK / SIZES[type]) {
      int count = Math.min(BLOCK / SIZES[type], length - from);
      block.clear();
      put(array, from, count, block);
      out.write(block.array(), 0, count * SIZES[type]);
    }
  }

  private static void put(Object array, int from, int count, ByteBuffer block) {
    if (array instanceof double[] doubles) {
      block.asDoubleBuffer().put(doubles, from, count);
    } else if (array instanceof long[] longs) {
      block.asLongBuffer().put(longs, from, count);
    } else if (array instanceof int[] ints) {
      block.asIntBuffer().put(ints, from, count);
    } else if (array instanceof float[] floats) {
      block.asFloatBuffer().put(floats, from, count);
    } else if (array instanceof short[] shorts) {
      block.asShortBuffer().put(shorts, from, count);
    } else if (array instanceof char[] chars) {
      block.asCharBuffer().put(chars, from, count);
    } else if (array instanceof byte[] bytes) {
      block.put(bytes, from, count);
    } else {
      put((boolean[]) array, from, count, block);
    }
  }

  private static void put(boolean[] flags, int from, int count, ByteBuffer block) {
    for (int i = from; i < from + count; i++) {
      block.put((byte) (flags[i] ? 1 : 0));
    }
  }

  static void read(Object array, int type, DataInput in) throws IOException {
    int length = Array.getLength(array);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int from = 0; from < length; from += BLOCK / SIZES[type]) {
      int count = Math.min(BLOCK / SIZES[type], length - from);
      in.readFully(block.array(), 0, count * SIZES[type]);
      block.clear();
      get(array, from, count, block);
    }
  }

  private static void get(Object array, int from, int count, ByteBuffer block) {
    if (array instanceof double[] doubles) {
      block.asDoubleBuffer().get(doubles, from, count);
    } else if (array instanceof long[] longs) {
      block.asLongBuffer().get(longs, from, count);
    } else if (array instanceof int[] ints) {
      block.asIntBuffer().get(ints, from, count);
    } else if (array instanceof float[] floats) {
      block.asFloatBuffer().get(floats, from, count);
    } else if (array instanceof short[] shorts) {
      block.asShortBuffer().get(shorts, from, count);
    } else if (array instanceof char[] chars) {
      block.asCharBuffer().get(chars, from, count);
    } else if (array instanceof byte[] bytes) {
      block.get(bytes, from, count);
    } else {
      get((boolean[]) array, from, count, block);
    }
  }

  private static void get(boolean[] flags, int from, int count, ByteBuffer block) {
    for (int i = from; i < from + count; i++) {
      flags[i] = block.get() != 0;
    }
  }
}
