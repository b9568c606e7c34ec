package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.TestCatalogs;
import io.github.vertexmaven.catalog.Tracked;
import io.github.vertexmaven.catalog.kedro.KedroCatalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries as Kedro has them mean here what they mean there. */
class KedroEntriesTest {

  @TempDir Path project;

  private DatasetDefinition entry(String keys) {
    Catalog catalog = TestCatalogs.open(project, "d: {" + keys + "}");
    return catalog.definition("d").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "pandas.CSVDataset, csv",
    "kedro.extras.datasets.pandas.CSVDataSet, csv",
    "kedro_datasets.pandas.csv_dataset.CSVDataset, csv",
    "pandas.csv_dataset.CSVDataset, csv",
    "pickle.pickle_dataset.PickleDataset, object",
    "matplotlib.matplotlib_writer.MatplotlibWriter, image",
    "kedro_datasets.plotly.JSONDataset, json",
    "tracking.MetricsDataset, json",
    "text.text_dataset.TextDataSet, text",
    "kedro_datasets.spark.SparkDataset, parquet",
    "polars.LazyPolarsDataset, csv",
    "CSVLocalDataSet, csv",
    "spark.SparkDatasetV2, parquet",
    "kedro_datasets.spark.spark_dataset.SparkDatasetV2, parquet",
    "kedro_mlflow.io.models.MlflowModelLocalFileSystemDataset, object"
  })
  void everySpellingIsUnderstood(String theirs, String ours) {
    assertThat(entry("type: " + theirs + ", filepath: a").type()).isEqualTo(ours);
  }

  @Test
  void sparkIsReadByItsFormatAndHasAHeaderOnlyOnRequest() {
    String spark = "type: spark.SparkDataset, filepath: a, file_format: csv";
    assertThat(entry(spark).type()).isEqualTo("csv");
    assertThat(entry(spark).loadArgs()).containsEntry("header", false);
    assertThat(
            entry(spark + ", load_args: {header: 'True', inferSchema: True, sep: ';'}").loadArgs())
        .isEqualTo(Map.of("header", true, "sep", ";"));
    assertThat(
            entry(
                    "type: spark.SparkDataset, filepath: a, save_args: {mode: overwrite, header: true}")
                .saveArgs())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pandas.CSVDataset | load_args: {sep: '\\t', header: infer} | {sep=\t}",
        "pandas.CSVDataset | load_args: {delimiter: '\\;', encoding: null} | {delimiter=;}",
        "spark.SparkDataset | save_args: {compression: GZIP, mode: error} | {compression=gzip}",
        "pandas.ParquetDataset | save_args: {compression: null} | {compression=null}",
        "pandas.CSVDataset | load_args: {nrows: null, usecols: ~, dtype: null} | {}",
        "pandas.ExcelDataset | load_args: {usecols: 'A, C:D,AA'} | {usecols=[0, 2, 3, 26]}",
        "pillow.ImageDataset | save_args: {quality: 90} | {quality=0.9}",
        "pandas.CSVDataset | load_args: {doublequote: true, na_filter: true} | {}"
      })
  void valuesAreTakenAsKedroMeansThem(String type, String arguments, String ours) {
    DatasetDefinition entry = entry("type: " + type + ", filepath: a, " + arguments);
    Map<String, Object> found =
        new LinkedHashMap<>(arguments.startsWith("load") ? entry.loadArgs() : entry.saveArgs());
    found.keySet().removeAll(List.of("keep_default_na", "repair_header", "on_bad_lines"));
    assertThat(found).hasToString(ours.replace("\\t", "\t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pandas.ExcelDataset | sheet_name: null | a table is one sheet; write an entry for each",
        "pandas.ExcelDataset | sheet_name: [a, b] | a table is one sheet; write an entry for each",
        "pandas.CSVDataset | header: [0, 1] | a header is one row; pass over all of them with skiprows and give names",
        "pandas.ExcelDataset | usecols: 'a > 3' | list the columns, by their names or positions",
        "pandas.CSVDataset | parse_dates: [[a, b]] | a date stands in one column; join columns in a node",
        "pandas.CSVDataset | date_format: {a: '%Y'} | one format holds for all columns; read the others as texts",
        "pandas.CSVDataset | sep: '\\s+' | fields are separated by one character, not by a pattern; write the file once so"
      })
  void aValueThatMeansNothingHereIsRefusedWithWhatToWrite(
      String type, String argument, String words) {
    Catalog catalog =
        TestCatalogs.open(
            project, "d: {type: " + type + ", filepath: a, load_args: {" + argument + "}}");
    assertThat(catalog.refusal("d"))
        .containsExactly(
            "conf/base/catalog.yml:1: d: load_args."
                + argument.substring(0, argument.indexOf(':'))
                + ": "
                + words
                + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: CSVDataset, filepath: a} | 'CSVDataset' is not a type of Kedro's; did you mean 'pandas.CSVDataset'?",
        "{type: pandas.CsvDataset, filepath: a} | 'pandas.CsvDataset' is not a type of Kedro's; did you mean 'pandas.CSVDataset'?",
        "{type: acme_x.CSVDataset, filepath: a} | 'acme_x.CSVDataset' is a Python class without a counterpart here; rewrite it as a Java class that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type.",
        "{type: redis.PickleDataset, key: k} | 'redis.PickleDataset' has no counterpart: use type object with a filepath.",
        "{type: spark.GBQQueryDataset, sql: s} | 'spark.GBQQueryDataset' has no counterpart: use bigquery_query.",
        "{type: pandas.ExcelDataset, filepath: a, save_args: {writer: {mode: a}}} | save_args.writer: each save replaces the file; write an entry with a file for each sheet.",
        "{type: holoviews.HoloviewsWriter, filepath: a} | 'holoviews.HoloviewsDataset' has no counterpart: use bytes, and read its content in a node.",
        "{type: MemoryDataset, data: 5} | data has no counterpart: give the value in parameters.yml, and read it as a parameter.",
        "{type: pandas.SQLTableDataset, table_name: t, credentials: c, load_args: {schema: s}} | load_args.schema has no counterpart: name the table with its schema, as table_name: schema.table.",
        "{type: dask.CSVDataset, filepath: 'a/*.csv'} | filepath: a pattern of several files has no counterpart: use type partitioned, with their folder as its path."
      })
  void saysWhatToWriteInstead(String entry, String words) {
    assertThat(TestCatalogs.open(project, "d: " + entry).refusal("d"))
        .containsExactly("conf/base/catalog.yml:1: d: " + words);
  }

  @Test
  void credentialsHaveAFileOfTheirOwn() {
    assertThatThrownBy(
            () ->
                TestCatalogs.open(
                    project, "d: {type: pandas.CSVDataset, filepath: a, credentials: {key: k}}"))
        .hasMessage(
            "conf/base/catalog.yml:1: d: credentials: expected the name of an entry of"
                + " credentials.yml, found a map; write it there.");
  }

  @ParameterizedTest
  @CsvSource({
    "filepath: a.pdf, bytes",
    "'filepath: a, save_args: {format: svg}', bytes",
    "filepath: a.png, image"
  })
  void documentsOfMatplotlibAreBytes(String keys, String ours) {
    assertThat(entry("type: matplotlib.MatplotlibWriter, " + keys).type()).isEqualTo(ours);
  }

  @Test
  void cloudStorageHasTwoNames() {
    Catalog catalog =
        TestCatalogs.open(
            new DataPlaces(project, Optional.of(project.resolve("gcs"))),
            "d: {type: pandas.CSVDataset, filepath: 'gcs://b/a.csv'}");
    assertThat(catalog.definition("d").orElseThrow().path())
        .contains(project.resolve("gcs/b/a.csv"));
  }

  @Test
  void wrappersOfMlflowBecomeTheirDatasetAndItsKey() {
    DatasetDefinition artifact =
        entry(
            "type: kedro_mlflow.io.artifacts.MlflowArtifactDataset, artifact_path: plots,"
                + " layer: reporting, dataset: {type: pandas.CSVDataSet, filepath: a.csv,"
                + " load_args: {low_memory: false}}");
    assertThat(artifact.type()).isEqualTo("csv");
    assertThat(artifact.path()).contains(project.resolve("a.csv"));
    assertThat(artifact.layer()).contains("reporting");
    assertThat(artifact.loadArgs())
        .isEqualTo(Map.of("keep_default_na", true, "repair_header", true, "on_bad_lines", "fill"));
    assertThat(artifact.tracked().orElseThrow())
        .isEqualTo(
            new Tracked(
                Tracked.As.ARTIFACT,
                Optional.empty(),
                Optional.of("plots"),
                Optional.of("a.csv"),
                Optional.empty()));
    DatasetDefinition metric =
        entry("type: kedro_mlflow.io.metrics.MlflowMetricsHistoryDataset, prefix: train");
    assertThat(metric.type()).isEqualTo("memory");
    assertThat(metric.tracked().orElseThrow().key()).contains("train");
  }

  @Test
  void layersOfVizAndEncodingsOfFilesAreTaken() {
    DatasetDefinition entry =
        entry(
            "type: text.TextDataset, filepath: a, metadata: {kedro-viz: {layer: raw}},"
                + " fs_args: {open_args_load: {encoding: UTF-16}}");
    assertThat(entry.layer()).contains("raw");
    assertThat(entry.loadArgs()).isEqualTo(Map.of("encoding", "UTF-16"));
    assertThat(entry.settings()).isEmpty();
  }

  @Test
  void partsAreEntriesOfKedroToo() {
    DatasetDefinition entry =
        entry(
            "type: partitions.PartitionedDataset, path: a, dataset: {type:"
                + " kedro_datasets.pandas.CSVDataset, load_args: {engine: c, sep: ';'}}");
    assertThat(entry.settings().get("dataset"))
        .isEqualTo(
            Map.of(
                "type",
                "csv",
                "load_args",
                Map.of(
                    "sep",
                    ";",
                    "keep_default_na",
                    true,
                    "repair_header",
                    true,
                    "on_bad_lines",
                    "fill")));
  }

  @Test
  void linesOfJsonAreJsonl() {
    assertThat(entry("type: pandas.JSONDataset, filepath: a, load_args: {lines: true}").type())
        .isEqualTo("jsonl");
  }

  @Test
  void whatMeansNothingIsSaidOnceForAllEntries() {
    List<String> notes =
        KedroCatalog.of(
                TestCatalogs.yaml(
                    """
                    a: {type: MemoryDataset, copy_mode: assign}
                    b: {type: MemoryDataset, copy_mode: deepcopy}
                    c: {type: pickle.PickleDataSet, filepath: c, backend: joblib}
                    _d: {type: MemoryDataset, copy_mode: copy}
                    e: {type: memory}
                    """,
                    "catalog.yml"))
            .notes();
    assertThat(notes)
        .containsExactly(
            "catalog.yml:1 (and 1 more): copy_mode of MemoryDataset is ignored: data in memory is"
                + " handed over as it is; nodes do not change what they read.",
            "catalog.yml:3: pickle.PickleDataset: it stores Java values; a pickle itself cannot be"
                + " read.",
            "catalog.yml:3: backend of pickle.PickleDataset is ignored: it has no effect"
                + " here.");
  }
}
