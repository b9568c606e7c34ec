package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Datasets;
import io.github.vertexmaven.catalog.MemoryDataset;
import io.github.vertexmaven.catalog.bigquery.BigQueryQueryDataset;
import io.github.vertexmaven.catalog.bigquery.BigQueryTableDataset;
import io.github.vertexmaven.catalog.csv.CsvDataset;
import io.github.vertexmaven.catalog.excel.ExcelDataset;
import io.github.vertexmaven.catalog.file.BytesDataset;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.HtmlDataset;
import io.github.vertexmaven.catalog.file.ImageDataset;
import io.github.vertexmaven.catalog.file.TextDataset;
import io.github.vertexmaven.catalog.folder.PartitionedDataset;
import io.github.vertexmaven.catalog.jdbc.JdbcQueryDataset;
import io.github.vertexmaven.catalog.jdbc.JdbcTableDataset;
import io.github.vertexmaven.catalog.json.JsonDataset;
import io.github.vertexmaven.catalog.json.JsonLinesDataset;
import io.github.vertexmaven.catalog.json.YamlDataset;
import io.github.vertexmaven.catalog.object.ObjectDataset;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.catalog.parquet.ParquetDataset;
import io.github.vertexmaven.catalog.type.BuiltIn;

/** Makes the datasets of the built-in types. */
public final class BuiltInDatasets {

  private BuiltInDatasets() {}

  /** The libraries of a type are not loaded before the first use of its dataset. */
  public static Dataset open(
      BuiltIn type,
      DatasetDefinition definition,
      DataFile file,
      Datasets datasets,
      ProjectClasses project) {
    return switch (type) {
      case BIGQUERY_QUERY -> new BigQueryQueryDataset(definition, file, datasets.places());
      case BIGQUERY_TABLE -> new BigQueryTableDataset(definition, datasets.places());
      case BYTES -> new BytesDataset(file);
      case CSV -> new CsvDataset(definition, file);
      case EXCEL -> new ExcelDataset(definition, file);
      case HTML -> new HtmlDataset(file);
      case IMAGE -> new ImageDataset(definition, file);
      case JDBC_QUERY -> new JdbcQueryDataset(definition, file);
      case JDBC_TABLE -> new JdbcTableDataset(definition);
      case JSON -> new JsonDataset(definition, file);
      case JSONL -> new JsonLinesDataset(definition, file);
      case MEMORY -> MemoryDataset.empty();
      case OBJECT -> new ObjectDataset(file, project);
      case PARQUET -> new ParquetDataset(definition, file);
      case PARTITIONED -> new PartitionedDataset(definition, datasets);
      case TEXT -> new TextDataset(definition, file);
      case YAML -> new YamlDataset(file);
    };
  }
}
