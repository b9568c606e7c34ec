package io.github.vertexmaven.catalog.dataframe;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dflib.BooleanSeries;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.dflib.Series;

/** Tables as DataFrames and back. */
public final class DataFrames {

  private DataFrames() {}

  /** A DataFrame whose columns of numbers and booleans are primitive where no cell is empty. */
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
      return Series.of(column.boxed());
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
    for (int row = 0; row < cells.length; row++) {
      cells[row] = series.get(row);
    }
    return Column.of(name, cells);
  }
}
