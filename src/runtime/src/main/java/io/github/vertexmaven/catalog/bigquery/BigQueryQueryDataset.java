package io.github.vertexmaven.catalog.bigquery;

import io.github.vertexmaven.catalog.DataPlaces;
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
import java.util.List;
import java.util.Optional;

/** The rows of a query to BigQuery; cannot be written. */
public final class BigQueryQueryDataset implements Dataset {

  private static final String TYPE = "bigquery_query";

  private final DatasetDefinition definition;
  private final DataFile file;
  private final DataPlaces places;

  /** Takes the file of the query, or null when the entry itself has it. */
  public BigQueryQueryDataset(DatasetDefinition definition, DataFile file, DataPlaces places) {
    this.definition = definition;
    this.file = file;
    this.places = places;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape(TYPE, wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    String sql = QueryFile.sql(definition, file);
    List<?> parameters = (List<?>) definition.loadArgs().getOrDefault("params", List.of());
    try {
      Table table = BigQueryTableDataset.reading(definition, places, types).query(sql, parameters);
      types.requireColumns(table.names());
      return shape.of(table, RowNumbers.from(1));
    } catch (NoClassDefFoundError e) {
      throw BigQueryTableDataset.withoutLibrary(TYPE, e);
    }
  }

  @Override
  public void save(Object value, Type written) throws BadData {
    throw new BadData(Sentence.of(refusalToSave(written).orElseThrow()));
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad(TYPE, wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return Optional.of(TYPE + " is read only; write to a bigquery_table");
  }
}
