package io.github.vertexmaven.testkit;

import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;

/** A DataFrame; the only place that links to the library, which a project may do without. */
final class DataFrameView {

  private final DataFrame frame;

  private DataFrameView(DataFrame frame) {
    this.frame = frame;
  }

  static boolean is(Object value) {
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      for (Class<?> implemented : type.getInterfaces()) {
        if (implemented.getName().equals("org.dflib.DataFrame")) {
          return true;
        }
      }
    }
    return false;
  }

  static DataFrameView of(Object value) {
    return new DataFrameView((DataFrame) value);
  }

  List<String> columns() {
    List<String> names = new ArrayList<>();
    frame.getColumnsIndex().forEach(names::add);
    return names;
  }

  int height() {
    return frame.height();
  }

  Object cell(String column, int row) {
    return frame.get(column, row);
  }
}
