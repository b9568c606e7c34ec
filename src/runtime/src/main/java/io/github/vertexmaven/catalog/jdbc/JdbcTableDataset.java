package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.NamedCredentials;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table of a database, read whole and written in one transaction. */
public final class JdbcTableDataset implements Dataset {

  private static final int BATCH_SIZE = 1000;

  private final DatasetDefinition definition;

  public JdbcTableDataset(DatasetDefinition definition) {
    this.definition = definition;
  }

  private String table() {
    return (String)
        definition.settings().getOrDefault("table", definition.settings().get("table_name"));
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape("jdbc_table", wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    try (Connection connection = Database.openToRead(credentials(definition))) {
      List<String> columns = new java.util.ArrayList<>();
      if (definition.loadArgs().get("columns") instanceof List<?> names) {
        names.forEach(name -> columns.add((String) name));
      }
      Table table = reading(types, definition).table(connection, table(), columns);
      types.requireColumns(table.names());
      return shape.of(table, RowNumbers.from(1));
    }
  }

  static QueryReading reading(TableTypes types, DatasetDefinition definition) {
    Optional<Integer> fetchSize =
        Optional.ofNullable(definition.loadArgs().get("fetch_size"))
            .map(size -> ((Number) size).intValue());
    return new QueryReading(types::of, fetchSize);
  }

  static Map<String, Object> credentials(DatasetDefinition definition) {
    return definition.credentials().map(NamedCredentials::values).orElse(Map.of());
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Table table = Shape.table(value, written);
    Map<String, Object> arguments = definition.saveArgs();
    String existing = (String) arguments.getOrDefault("if_exists", "replace");
    int batchSize = ((Number) arguments.getOrDefault("batch_size", BATCH_SIZE)).intValue();
    TableWriting writing =
        new TableWriting(
            TableWriting.Existing.valueOf(existing.toUpperCase(Locale.ROOT)),
            batchSize,
            TableTypes.ofNewTable(definition.saveArgs()));
    try (Connection connection = Database.open(credentials(definition))) {
      writing.write(connection, table(), table);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad("jdbc_table", wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TableTypes.refusalToSave("jdbc_table", written);
  }
}
