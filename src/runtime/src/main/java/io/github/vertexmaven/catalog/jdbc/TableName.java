package io.github.vertexmaven.catalog.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table as its database knows it. Names that people write without quotes are folded as the
 * database would fold them.
 */
final class TableName {

  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

  private final DatabaseMetaData database;
  private final Optional<String> schema;
  private final String name;

  private TableName(DatabaseMetaData database, Optional<String> schema, String name) {
    this.database = database;
    this.schema = schema;
    this.name = name;
  }

  /** Takes {@code table} or {@code schema.table}. */
  static TableName of(String written, Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    int dot = written.indexOf('.');
    Optional<String> schema =
        dot < 0 ? Optional.empty() : Optional.of(stored(written.substring(0, dot), database));
    return new TableName(database, schema, stored(written.substring(dot + 1), database));
  }

  private static String stored(String name, DatabaseMetaData database) throws SQLException {
    if (!name.matches(PLAIN)) {
      return name;
    }
    if (database.storesUpperCaseIdentifiers()) {
      return name.toUpperCase(Locale.ROOT);
    }
    return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** A column's name as the database would store it. */
  String column(String written) throws SQLException {
    return stored(written, database);
  }

  /** A column's name as nodes see it: in lower case where the database makes all names upper. */
  static String seen(String stored, DatabaseMetaData database) throws SQLException {
    boolean folded =
        database.storesUpperCaseIdentifiers() && stored.equals(stored.toUpperCase(Locale.ROOT));
    return folded ? stored.toLowerCase(Locale.ROOT) : stored;
  }

  String sql() throws SQLException {
    return (schema.isPresent() ? quoted(schema.get()) + "." : "") + quoted(name);
  }

  /** In the database's own quotes. */
  String quoted(String identifier) throws SQLException {
    String quote = database.getIdentifierQuoteString().strip();
    return quote + identifier.replace(quote, quote + quote) + quote;
  }

  /** The SQL types of the table's columns by their stored names; empty when there is no table. */
  Map<String, Integer> columns(Connection connection) throws SQLException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    String escape = database.getSearchStringEscape();
    String inSchema = schema.orElse(connection.getSchema());
    try (ResultSet found =
        database.getColumns(
            connection.getCatalog(), pattern(inSchema, escape), pattern(name, escape), "%")) {
      while (found.next()) {
        columns.put(
            found.getString("COLUMN_NAME"),
            type(found.getInt("DATA_TYPE"), found.getString("TYPE_NAME")));
      }
    }
    return columns;
  }

  /** Some drivers call columns that keep instants by the type of those that keep none. */
  private static int type(int type, String name) {
    boolean instants =
        name != null
            && (name.equalsIgnoreCase("timestamptz") || name.equalsIgnoreCase("datetimeoffset"));
    return instants ? Types.TIMESTAMP_WITH_TIMEZONE : type;
  }

  private static String pattern(String text, String escape) {
    return text == null
        ? null
        : text.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }
}
