package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/**
 * A column of objects in a DataFrame. When all of them that are there are of one simple class, the
 * column is written as one: which cells are empty, and the others without saying what they are.
 */
final class FrameColumn {

  /** The order is the format. */
  private static final List<Class<?>> CLASSES =
      List.of(
          String.class, Boolean.class, Integer.class, Long.class, Double.class, LocalDate.class);

  private final Primitives primitives;
  private final TextForm texts;

  FrameColumn(Primitives primitives, TextForm texts) {
    this.primitives = primitives;
    this.texts = texts;
  }

  /** The number of the class that all cells have; -1 when they have none in common. */
  static int common(Object[] cells) {
    Class<?> common = null;
    for (Object cell : cells) {
      if (cell != null) {
        if (common != null && cell.getClass() != common) {
          return -1;
        }
        common = cell.getClass();
      }
    }
    return common == null ? 0 : CLASSES.indexOf(common);
  }

  void write(Object[] cells, int kind, ByteSink out) throws IOException {
    if (kind == 0) {
      out.writeCount(cells.length);
      for (Object cell : cells) {
        texts.write((String) cell, out);
      }
      return;
    }
    BitSet empty = new BitSet();
    for (int i = 0; i < cells.length; i++) {
      empty.set(i, cells[i] == null);
    }
    primitives.write(flags(empty, cells.length), out);
    primitives.write(values(cells, kind, cells.length - empty.cardinality()), out);
  }

  private static boolean[] flags(BitSet empty, int length) {
    boolean[] flags = new boolean[empty.isEmpty() ? 0 : length];
    empty.stream().forEach(i -> flags[i] = true);
    return flags;
  }

  private static Object values(Object[] cells, int kind, int count) {
    return switch (kind) {
      case 1 -> booleans(cells, count);
      case 4 -> doubles(cells, count);
      default -> longs(cells, count);
    };
  }

  private static boolean[] booleans(Object[] cells, int count) {
    boolean[] values = new boolean[count];
    int i = 0;
    for (Object cell : cells) {
      if (cell != null) {
        values[i++] = (Boolean) cell;
      }
    }
    return values;
  }

  private static double[] doubles(Object[] cells, int count) {
    double[] values = new double[count];
    int i = 0;
    for (Object cell : cells) {
      if (cell != null) {
        values[i++] = (Double) cell;
      }
    }
    return values;
  }

  private static long[] longs(Object[] cells, int count) {
    long[] values = new long[count];
    int i = 0;
    for (Object cell : cells) {
      if (cell != null) {
        values[i++] =
            cell instanceof LocalDate date ? date.toEpochDay() : ((Number) cell).longValue();
      }
    }
    return values;
  }

  Object[] read(int kind, ByteSource in) throws IOException, BadData {
    if (kind == 0) {
      Object[] cells = new Object[in.readLength(Byte.SIZE)];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = texts.read(in);
      }
      return cells;
    }
    boolean[] empty = (boolean[]) primitives.read(0, in);
    Object values = primitives.read(kind == 1 ? 0 : kind == 4 ? 7 : 5, in);
    int length = java.lang.reflect.Array.getLength(values);
    Object[] cells = new Object[empty.length == 0 ? length : empty.length];
    int next = 0;
    for (int i = 0; i < cells.length; i++) {
      if (empty.length == 0 || !empty[i]) {
        cells[i] = cell(values, next++, kind);
      }
    }
    return cells;
  }

  private static Object cell(Object values, int i, int kind) {
    return switch (kind) {
      case 1 -> ((boolean[]) values)[i];
      case 2 -> (int) ((long[]) values)[i];
      case 3 -> ((long[]) values)[i];
      case 4 -> ((double[]) values)[i];
      default -> LocalDate.ofEpochDay(((long[]) values)[i]);
    };
  }
}
