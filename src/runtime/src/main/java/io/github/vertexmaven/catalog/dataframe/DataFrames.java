package io.github.vertexmaven.catalog.dataframe;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dflib.BooleanSeries;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.FloatSeries;
import org.dflib.IntSeries;
import org.dflib.LongSeries;
import org.dflib.Series;

/** Tables as DataFrames and back. */
public final class DataFrames {

  private DataFrames() {}

  /**
   * A DataFrame whose columns of numbers and booleans are primitive where no cell is empty. It
   * takes over the table's arrays.
   */
  public static Object of(Table table) {
    List<String> names = table.names();
    Series<?>[] columns = new Series<?>[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = series(table.columns().get(i));
    }
    return DataFrame.byColumn(names.toArray(String[]::new)).of(columns);
  }

  private static Series<?> series(Column column) {
    if (!column.isPrimitive()) {
      return Series.of(column.handedOver());
    }
    return switch (column.type()) {
      case LONG -> Series.ofLong(column.longs());
      case DOUBLE -> Series.ofDouble(column.doubles());
      default -> Series.ofBool(column.booleans());
    };
  }

  /**
   * The table behind a DataFrame; takes {@code Object}, so that callers need not link to the
   * library.
   */
  public static Table table(Object dataFrame) {
    DataFrame frame = (DataFrame) dataFrame;
    List<Column> columns = new ArrayList<>(frame.width());
    for (String name : frame.getColumnsIndex()) {
      columns.add(column(name, frame.getColumn(name)));
    }
    return new Table(columns, frame.height());
  }

  private static Column column(String name, Series<?> series) {
    if (series instanceof LongSeries longs) {
      return Column.ofLongs(name, longs.toLongArray(), new BitSet());
    }
    if (series instanceof DoubleSeries doubles) {
      return Column.ofDoubles(name, doubles.toDoubleArray(), new BitSet());
    }
    if (series instanceof BooleanSeries booleans) {
      return Column.ofBooleans(name, booleans.toBoolArray(), new BitSet());
    }
    Object[] cells = new Object[series.size()];
    series.copyTo(cells, 0, 0, cells.length);
    return Column.of(name, cells);
  }

  /** The number of a DataFrame's rows. */
  public static int height(Object dataFrame) {
    return ((DataFrame) dataFrame).height();
  }

  /** A DataFrame's first rows. */
  public static Object head(Object dataFrame, int rows) {
    return ((DataFrame) dataFrame).rowsRange(0, rows).select();
  }

  /** The names of a DataFrame's columns. */
  public static List<String> names(Object dataFrame) {
    List<String> names = new ArrayList<>();
    ((DataFrame) dataFrame).getColumnsIndex().forEach(names::add);
    return names;
  }

  /**
   * Each column as an array of its own kind: {@code int[]} where a table would say long, {@code
   * Object[]} for objects.
   */
  public static Object[] arrays(Object dataFrame) {
    DataFrame frame = (DataFrame) dataFrame;
    Object[] arrays = new Object[frame.width()];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = array(frame.getColumn(i));
    }
    return arrays;
  }

  private static Object array(Series<?> series) {
    if (series instanceof IntSeries ints) {
      return ints.toIntArray();
    }
    if (series instanceof LongSeries longs) {
      return longs.toLongArray();
    }
    if (series instanceof DoubleSeries doubles) {
      return doubles.toDoubleArray();
    }
    if (series instanceof FloatSeries floats) {
      return floats.toFloatArray();
    }
    if (series instanceof BooleanSeries booleans) {
      return booleans.toBoolArray();
    }
    Object[] cells = new Object[series.size()];
    series.copyTo(cells, 0, 0, cells.length);
    return cells;
  }

  /** The inverse of {@link #names} and {@link #arrays}. */
  public static Object of(String[] names, Object[] arrays) {
    Series<?>[] columns = new Series<?>[names.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = series(arrays[i]);
    }
    return DataFrame.byColumn(names).of(columns);
  }

  private static Series<?> series(Object array) {
    if (array instanceof int[] ints) {
      return Series.ofInt(ints);
    }
    if (array instanceof long[] longs) {
      return Series.ofLong(longs);
    }
    if (array instanceof double[] doubles) {
      return Series.ofDouble(doubles);
    }
    if (array instanceof float[] floats) {
      return Series.ofFloat(floats);
    }
    return array instanceof boolean[] booleans
        ? Series.ofBool(booleans)
        : Series.of((Object[]) array);
  }
}
