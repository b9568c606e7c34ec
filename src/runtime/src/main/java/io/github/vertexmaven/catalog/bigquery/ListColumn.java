package io.github.vertexmaven.catalog.bigquery;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/** A column whose cells are repeated values. */
final class ListColumn {

  private ListColumn() {}

  /** A column of nothing but lists, one of which may be empty. */
  static boolean is(Column column) {
    return column.type() == ColumnType.OTHER
        && Stream.of(column.boxed())
            .filter(Objects::nonNull)
            .allMatch(Collection.class::isInstance);
  }
}
