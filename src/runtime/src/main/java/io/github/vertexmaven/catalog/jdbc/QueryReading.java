package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.table.TypedColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Decimals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the rows of a query into a table. */
public final class QueryReading {

  private static final int FETCH_SIZE = 10_000;

  private final Function<String, Optional<ColumnType>> types;
  private final int fetchSize;

  /**
   * A way to read.
   *
   * @param types what settles a column's type before its cells do
   * @param fetchSize how many rows the driver asks for at once
   */
  public QueryReading(Function<String, Optional<ColumnType>> types, Optional<Integer> fetchSize) {
    this.types = types;
    this.fetchSize = fetchSize.orElse(FETCH_SIZE);
  }

  /** All rows of a table, or some of its columns. */
  public Table table(Connection connection, String name, List<String> columns)
      throws SQLException, BadData {
    TableName table = TableName.of(name, connection);
    List<String> stored = new ArrayList<>(table.columns(connection).keySet());
    if (stored.isEmpty()) {
      throw new BadData("the database has no table '" + name + "'.");
    }
    List<String> selected = new ArrayList<>();
    for (String column : columns) {
      String found = stored.contains(column) ? column : table.column(column);
      if (!stored.contains(found)) {
        throw new BadData("load_args.columns names '" + column + "', which the table lacks.");
      }
      selected.add(table.quoted(found));
    }
    String list = selected.isEmpty() ? "*" : String.join(", ", selected);
    return query(connection, "SELECT " + list + " FROM " + table.sql(), List.of());
  }

  /** The rows of a query with values for its question marks. */
  public Table query(Connection connection, String sql, List<?> parameters)
      throws SQLException, BadData {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(fetchSize);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      if (!statement.execute()) {
        throw new BadData("the SQL returns no rows; a query begins with SELECT or WITH.");
      }
      try (ResultSet rows = statement.getResultSet()) {
        return read(rows, connection);
      }
    }
  }

  private Table read(ResultSet rows, Connection connection) throws SQLException, BadData {
    ResultSetMetaData about = rows.getMetaData();
    boolean any = Sqlite.is(connection);
    List<Reading> readings = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      String name = TableName.seen(about.getColumnLabel(i), connection.getMetaData());
      CellReading how = any ? CellReading.ofAny(about, i) : CellReading.of(about, i);
      readings.add(new Reading(name, how, types.apply(name)));
    }
    Table.requireDistinct(readings.stream().map(Reading::name).toList());
    int count = 0;
    while (rows.next()) {
      for (int i = 0; i < readings.size(); i++) {
        readings.get(i).add(rows, i + 1);
      }
      count++;
    }
    List<Column> columns = new ArrayList<>();
    for (Reading reading : readings) {
      columns.add(reading.column());
    }
    return new Table(columns, count);
  }

  /** A column while it is read: as it is, or as text when its type is settled otherwise. */
  private static final class Reading {
    private final String name;
    private final CellReading how;
    private final Optional<ColumnType> wanted;
    private final List<Object> cells = new ArrayList<>();

    Reading(String name, CellReading how, Optional<ColumnType> wanted) {
      this.name = name;
      this.how = how;
      this.wanted = wanted;
    }

    String name() {
      return name;
    }

    void add(ResultSet rows, int index) throws SQLException {
      cells.add(wanted.isPresent() ? how.text(rows, index) : how.get(rows, index));
    }

    Column column() throws BadData {
      if (wanted.isEmpty()) {
        Object[] all = cells.toArray();
        return Column.of(name, how == CellReading.DECIMAL ? Decimals.column(all) : all);
      }
      TextColumn texts = new TextColumn(name);
      for (Object cell : cells) {
        if (cell == null) {
          texts.addNull();
        } else {
          texts.add((String) cell);
        }
      }
      return TypedColumn.of(texts, wanted, RowNumbers.from(1));
    }
  }
}
