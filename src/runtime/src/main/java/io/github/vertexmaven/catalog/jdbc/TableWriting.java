package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a table into a database in one transaction: all of its rows are there, or none. */
public final class TableWriting {

  /** What every database can keep of a decimal. */
  private static final int DIGITS = 38;

  private static final int LEAST_SCALE = 9;

  /** What happens to a table that is there. */
  public enum Existing {
    /** Its rows give way to the new ones. */
    REPLACE,
    /** The new rows are added. */
    APPEND,
    /** It is an error. */
    FAIL
  }

  private final Existing existing;
  private final int batchSize;
  private final Map<String, String> columnTypes;

  /**
   * A way to write.
   *
   * @param batchSize how many rows are sent at once
   * @param columnTypes SQL types for columns of a table that has to be made
   */
  public TableWriting(Existing existing, int batchSize, Map<String, String> columnTypes) {
    this.existing = existing;
    this.batchSize = batchSize;
    this.columnTypes = Map.copyOf(columnTypes);
  }

  /**
   * Writes all rows and commits.
   *
   * @throws BadData when a cell does not fit, naming its row; then nothing has changed
   */
  public void write(Connection connection, String name, Table table) throws SQLException, BadData {
    TableName target = TableName.of(name, connection);
    boolean made = false;
    try {
      Map<String, Integer> there = target.columns(connection);
      if (!there.isEmpty() && existing == Existing.FAIL) {
        throw new BadData("the database has a table '" + name + "' already.");
      }
      made = there.isEmpty();
      List<ColumnKind> kinds =
          made ? create(connection, target, table) : fitted(connection, target, table, there);
      if (Sqlite.is(connection)) {
        Sqlite.requireKept(table, kinds);
      }
      insert(connection, target, table, kinds);
      connection.commit();
    } catch (SQLException | BadData | RuntimeException e) {
      undo(connection, target, made, e);
      throw e;
    }
  }

  /** Some databases commit when a table is made; then it is taken away again. */
  private static void undo(
      Connection connection, TableName target, boolean made, Exception failure) {
    try {
      connection.rollback();
      if (made && connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
        execute(connection, "DROP TABLE " + target.sql());
        connection.commit();
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private List<ColumnKind> create(Connection connection, TableName target, Table table)
      throws SQLException, BadData {
    Set<String> known = types(connection.getMetaData());
    List<ColumnKind> kinds = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      ColumnKind kind = kind(column);
      String declared = columnTypes.get(column.name());
      kinds.add(declared == null ? kind : ColumnKind.OTHER);
      columns.add(
          target.quoted(target.column(column.name()))
              + " "
              + (declared == null ? kind.sql(known) + size(kind, column, connection) : declared));
    }
    if (columns.isEmpty()) {
      throw new BadData("a table without columns cannot be kept in a database.");
    }
    execute(connection, "CREATE TABLE " + target.sql() + " (" + String.join(", ", columns) + ")");
    Map<String, Integer> made = target.columns(connection);
    for (int i = 0; i < kinds.size(); i++) {
      String stored = target.column(table.columns().get(i).name());
      if (kinds.get(i) == ColumnKind.OTHER && made.containsKey(stored)) {
        kinds.set(i, ColumnKind.ofSql(made.get(stored)));
      }
    }
    return kinds;
  }

  /**
   * PostgreSQL keeps decimals of any size; to others a decimal without a size is a whole number.
   */
  private static String size(ColumnKind kind, Column column, Connection connection)
      throws SQLException {
    boolean anySize = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    if (kind != ColumnKind.DECIMAL || anySize) {
      return "";
    }
    int scale = LEAST_SCALE;
    int whole = 0;
    for (int row = 0; row < column.size(); row++) {
      if (column.get(row) != null) {
        BigDecimal cell = (BigDecimal) kind.bound(column.get(row));
        scale = Math.max(scale, cell.scale());
        whole = Math.max(whole, cell.precision() - cell.scale());
      }
    }
    return "(" + Math.max(whole + scale, DIGITS) + ", " + scale + ")";
  }

  private static ColumnKind kind(Column column) throws BadData {
    for (int row = 0; row < column.size(); row++) {
      Object cell = column.get(row);
      if (cell != null && ColumnKind.of(cell).isEmpty()) {
        throw unfit(
            row, column, "a " + cell.getClass().getTypeName() + " has no form in a database.");
      }
    }
    return ColumnKind.of(column).orElseThrow();
  }

  private static BadData unfit(int row, Column column, String what) {
    return new BadData(RowNumbers.from(1).place(row, column.name()) + ": " + what);
  }

  private static Set<String> types(DatabaseMetaData database) throws SQLException {
    Set<String> known = new HashSet<>();
    try (ResultSet types = database.getTypeInfo()) {
      while (types.next()) {
        known.add(types.getString("TYPE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return known;
  }

  private List<ColumnKind> fitted(
      Connection connection, TableName target, Table table, Map<String, Integer> there)
      throws SQLException, BadData {
    List<ColumnKind> kinds = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Column column : table.columns()) {
      Integer type = there.get(target.column(column.name()));
      missing.addAll(type == null ? List.of(column.name()) : List.of());
      kinds.add(type == null ? ColumnKind.TEXT : ColumnKind.ofSql(type));
    }
    if (!missing.isEmpty()) {
      throw new BadData(
          "the table in the database lacks the column"
              + (missing.size() == 1 ? " '" : "s '")
              + String.join("', '", missing)
              + "'; add it there, or drop the table so that it is created again.");
    }
    if (existing == Existing.REPLACE) {
      execute(connection, "DELETE FROM " + target.sql());
    }
    return kinds;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void insert(Connection connection, TableName target, Table table, List<ColumnKind> kinds)
      throws SQLException, BadData {
    List<String> names = new ArrayList<>();
    for (String name : table.names()) {
      names.add(target.quoted(target.column(name)));
    }
    String sql =
        "INSERT INTO "
            + target.sql()
            + " ("
            + String.join(", ", names)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(names.size(), "?"))
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int from = 0; from < table.rows(); from += batchSize) {
        batch(statement, table, kinds, from, Math.min(table.rows(), from + batchSize));
      }
    }
  }

  private static void batch(
      PreparedStatement statement, Table table, List<ColumnKind> kinds, int from, int to)
      throws SQLException, BadData {
    for (int row = from; row < to; row++) {
      for (int i = 0; i < kinds.size(); i++) {
        bind(statement, i + 1, table.columns().get(i), row, kinds.get(i));
      }
      statement.addBatch();
    }
    try {
      statement.executeBatch();
    } catch (BatchUpdateException e) {
      SQLException cause = e.getNextException() == null ? e : e.getNextException();
      throw new BadData(
          "rows " + (from + 1) + " to " + to + ": the database refused them: " + words(cause), e);
    }
  }

  private static String words(SQLException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return first.endsWith(".") ? first : first + ".";
  }

  private static void bind(
      PreparedStatement statement, int index, Column column, int row, ColumnKind kind)
      throws SQLException, BadData {
    Object cell = column.get(row);
    try {
      if (cell == null) {
        statement.setObject(index, null);
      } else if (kind == ColumnKind.OTHER) {
        statement.setObject(index, kind.bound(cell), Types.OTHER);
      } else {
        statement.setObject(index, kind.bound(cell));
      }
    } catch (SQLException | RuntimeException e) {
      String found = cell instanceof byte[] ? "bytes" : Words.of(cell);
      throw new BadData(
          RowNumbers.from(1).place(row, column.name())
              + ": "
              + found
              + " does not fit a column of "
              + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + ".",
          e);
    }
  }
}
