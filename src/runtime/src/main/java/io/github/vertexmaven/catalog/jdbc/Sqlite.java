package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** SQLite keeps a value of any type in any column, and changes some without a word. */
final class Sqlite {

  private Sqlite() {}

  /** Whether the connection is to such a database. */
  static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("SQLite");
  }

  /**
   * Refuses what it would change: not-a-number becomes null, and a decimal a double.
   *
   * @throws BadData with the first such cell
   */
  static void requireKept(Table table, List<ColumnKind> kinds) throws BadData {
    for (int i = 0; i < kinds.size(); i++) {
      Column column = table.columns().get(i);
      for (int row = 0; kinds.get(i) != ColumnKind.TEXT && row < table.rows(); row++) {
        String problem = problem(column.get(row));
        if (problem != null) {
          throw new BadData(RowNumbers.from(1).place(row, column.name()) + ": " + problem);
        }
      }
    }
  }

  private static String problem(Object cell) {
    if (cell instanceof Double number && number.isNaN()) {
      return "SQLite has no NaN, and would keep no value; save null where there is none.";
    }
    BigDecimal exact =
        cell instanceof BigInteger whole
            ? new BigDecimal(whole)
            : cell instanceof BigDecimal d ? d : null;
    return exact == null || isLong(exact) || Decimals.plain(exact) instanceof Double
        ? null
        : "SQLite keeps decimals as doubles, which do not hold "
            + exact
            + "; give the column the type text in save_args.column_types.";
  }

  private static boolean isLong(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0
        && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
        && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }
}
