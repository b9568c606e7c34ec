package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.QueryFile;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.Sentence;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The rows of a query to a database; cannot be written. */
public final class JdbcQueryDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  /** Takes the file of the query, or null when the entry itself has it. */
  public JdbcQueryDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape("jdbc_query", wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    String sql = QueryFile.sql(definition, file);
    List<?> parameters = (List<?>) definition.loadArgs().getOrDefault("params", List.of());
    try (Connection connection = Database.openToRead(JdbcTableDataset.credentials(definition))) {
      Table table = JdbcTableDataset.reading(types, definition).query(connection, sql, parameters);
      types.requireColumns(table.names());
      return shape.of(table, RowNumbers.from(1));
    }
  }

  @Override
  public void save(Object value, Type written) throws BadData {
    throw new BadData(Sentence.of(refusalToSave(written).orElseThrow()));
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad("jdbc_query", wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return Optional.of("jdbc_query is read only; write to a jdbc_table");
  }
}
