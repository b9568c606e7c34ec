package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.TestCatalogs;
import io.github.vertexmaven.config.ConfException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the entries of a catalog may say, and what is said of others. */
class EntriesTest {

  private static final String TYPES =
      "bigquery_query, bigquery_table, bytes, csv, excel, html, image, jdbc_query, jdbc_table, json, jsonl, memory, object,"
          + " parquet, partitioned, text, yaml";

  @TempDir Path project;

  static Stream<Arguments> badEntries() {
    String shouting = CatalogTest.Shouting.class.getName();
    String unmakeable = CatalogTest.Unmakeable.class.getName();
    return Stream.of(
        bad(
            "a: {typ: csv, filepath: a.csv}",
            "1: a: 'typ' is not a key of a dataset; did you mean 'type'?"),
        bad(
            "a: {filepath: a.csv}",
            "1: a: 'type' is missing; use "
                + TYPES
                + " or the name of a class that implements Dataset."),
        bad(
            "a: {type: cvs, filepath: a.csv}",
            "1: a: 'cvs' is not a type of dataset; did you mean 'csv'?"),
        bad(
            "a: {type: paper, filepath: a}",
            "1: a: 'paper' is not a type of dataset; use "
                + TYPES
                + " or the name of a class that implements Dataset."),
        bad("a: {type: 3, filepath: a}", "1: a: type: expected text, found 3."),
        bad(
            "a: {type: com.acme.Queue}",
            "1: a: 'com.acme.Queue' is neither a built-in type ("
                + TYPES
                + ") nor a class on the class path."),
        bad(
            "a: {type: java.lang.String}",
            "1: a: java.lang.String does not implement io.github.vertexmaven.catalog.Dataset."),
        bad(
            "a: {type: " + unmakeable + "}",
            "1: a: "
                + unmakeable
                + " needs to be a public class with a public constructor that takes a DatasetDefinition."),
        bad("a: {type: csv}", "1: a: 'filepath' is missing; csv is kept in a file."),
        bad(
            "a: {type: csv, filpath: a.csv}",
            "1: a: 'filpath' is not a key of a dataset; did you mean 'filepath'?"),
        bad("a: {type: csv, filepath: 3}", "1: a: filepath: expected a path, found 3."),
        bad("a: {type: memory, filepath: a}", "1: a: memory has no file; remove 'filepath'."),
        bad(
            "a: {type: csv, filepath: 'gs://bucket/a.csv'}",
            "1: a: filepath: 'gs://bucket/a.csv' needs a Cloud Storage mount, which does not exist here; set VERTEXAI_GCS_MOUNT to a folder that contains the bucket as a subfolder."),
        bad(
            "a: {type: csv, filepath: a, colour: red}",
            "1: a: 'colour' is not a key of a dataset."),
        bad(
            "a: {type: memory, versioned: true}",
            "1: a: versioned: true needs a 'filepath'; memory has no versions."),
        bad(
            "a: {type: csv, filepath: a, load_version: x}",
            "1: a: load_version needs versioned: true."),
        bad(
            "a: {type: csv, filepath: a, immutable: maybe}",
            "1: a: immutable: expected true or false, found 'maybe'."),
        bad(
            "a: {type: csv, filepath: a, layer: [raw]}",
            "1: a: layer: expected text, found a list."),
        bad("a: csv", "1: a: expected the keys of a dataset, such as 'type', found 'csv'."),
        bad(
            "a: {type: csv, filepath: a, load_args: [x]}",
            "1: a: load_args: expected keys with values, found a list."),
        bad(
            "a: {type: csv, filepath: a, load_args: {delimeter: ';'}}",
            "1: a: load_args.delimeter is not an argument of csv; did you mean 'delimiter'?"),
        bad(
            "a: {type: csv, filepath: a, save_args: {zzzz: 1}}",
            "1: a: save_args.zzzz is not an argument of csv; it has columns, compression, date_format, decimal, delimiter, encoding, escape_formulas, float_format, header, index, index_label, line_separator, na_rep, quotechar, quoting, sep."),
        bad(
            "a: {type: json, filepath: a, load_args: {orient: x}}",
            "1: a: load_args.orient: expected records, columns, index, split, values or table, found 'x'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {sep: ';;'}}",
            "1: a: load_args.sep: expected one character (a tab is \"\\t\" in double quotes), found ';;'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {encoding: utf-9}}",
            "1: a: load_args.encoding: expected an encoding such as UTF-8 or ISO-8859-1, found 'utf-9'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {header: -1}}",
            "1: a: load_args.header: expected true, false, or the row of the header counted from 0, found -1."),
        bad(
            "a: {type: csv, filepath: a, load_args: {columns: id}}",
            "1: a: load_args.columns: expected a list of different column names, found 'id'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {types: {id: lnog}}}",
            "1: a: load_args.types: column 'id': 'lnog' is not a column type; use boolean, date, double, long, string; did you mean 'long'?"),
        bad(
            "a: {type: csv, filepath: a, save_args: {line_separator: x}}",
            "1: a: save_args.line_separator: expected \"\\n\" or \"\\r\\n\" in double quotes, found 'x'."),
        bad(
            "a: {type: csv, filepath: a, save_args: {index: 1}}",
            "1: a: save_args.index: expected true or false, found 1."),
        bad(
            "a: {type: parquet, filepath: a, save_args: {index: true}}",
            "1: a: save_args.index: expected false, found true."),
        bad(
            "a: {type: csv, filepath: a, load_args: {usecols: [a, a]}}",
            "1: a: load_args.usecols: expected a list of different columns, as names or positions, found a list."),
        bad(
            "a: {type: csv, filepath: a, load_args: {skiprows: -1}}",
            "1: a: load_args.skiprows: expected a number of rows, or a list of rows counted from 0, found -1."),
        bad(
            "a: {type: csv, filepath: a, load_args: {date_format: dd.MM.yyyy}}",
            "1: a: load_args.date_format: expected a format of dates such as \"%d.%m.%Y\" or \"%Y-%m-%d %H:%M:%S\", found 'dd.MM.yyyy'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {dtype: complex}}",
            "1: a: load_args.dtype: expected a type such as str or int64, or column names with types, found 'complex'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {on_bad_lines: ignore}}",
            "1: a: load_args.on_bad_lines: expected error, skip, warn or fill, found 'ignore'."),
        bad(
            "a: {type: csv, filepath: a, save_args: {float_format: '%d'}}",
            "1: a: save_args.float_format: expected a format of decimals such as \"%.2f\", found '%d'."),
        bad(
            "a: {type: csv, filepath: a, load_args: {compression: bz2}}",
            "1: a: load_args.compression: expected infer, gzip or zip, found 'bz2'."),
        bad(
            "a: {type: excel, filepath: a, load_args: {error_cells: drop}}",
            "1: a: load_args.error_cells: expected error or null, found 'drop'."),
        bad(
            "a: {type: excel, filepath: a, load_args: {sheet: -1}}",
            "1: a: load_args.sheet: expected a sheet's name, or its position counted from 0, found -1."),
        bad(
            "a: {type: excel, filepath: a, save_args: {sheet: 'a/b'}}",
            "1: a: save_args.sheet: expected a sheet's name: at most 31 characters, none of []:*?/\\, no ' at an end, not History, found 'a/b'."),
        bad(
            "a: {type: jdbc_table, credentials: db}",
            "1: a: 'table' or 'table_name' is missing; jdbc_table needs it."),
        bad(
            "a: {type: jdbc_table, table: t}",
            "1: a: 'credentials' is missing; jdbc_table needs it."),
        bad(
            "a: {type: jdbc_query, sql: x, filepath: y, credentials: db}",
            "1: a: 'sql' and 'filepath' are both given; use one."),
        bad(
            "a: {type: jdbc_table, table: [t], credentials: db}",
            "1: a: table: expected text, found a list."),
        bad(
            "a: {type: jdbc_table, tabel: t, table_name: t, credentials: db}",
            "1: a: 'tabel' is not a key of a dataset; did you mean 'table'?"),
        bad(
            "a: {type: jdbc_table, table: t, credentials: db, save_args: {if_exists: skip}}",
            "1: a: save_args.if_exists: expected replace, append or fail, found 'skip'."),
        bad(
            "a: {type: jdbc_table, table: t, credentials: db, save_args: {batch_size: 0}}",
            "1: a: save_args.batch_size: expected a whole number above 0, found 0."),
        bad(
            "a: {type: jdbc_table, table: t, credentials: db, save_args: {column_types: {a: 1}}}",
            "1: a: save_args.column_types: expected keys with texts, found a map."),
        bad(
            "a: {type: jdbc_query, sql: x, credentials: db, load_args: {params: [[1]]}}",
            "1: a: load_args.params: expected a list of values, found a list."),
        bad(
            "a: {type: image, filepath: a, save_args: {format: tiff}}",
            "1: a: save_args.format: expected png, jpeg, gif or bmp, found 'tiff'."),
        bad(
            "a: {type: image, filepath: a, save_args: {quality: 2}}",
            "1: a: save_args.quality: expected a number above 0 and up to 1, found 2."),
        bad(
            "a: {type: jsonl, filepath: a, load_args: {lines: false}}",
            "1: a: load_args.lines: expected true, found false."),
        bad(
            "a: {type: jsonl, filepath: a, load_args: {orient: split}}",
            "1: a: load_args.orient: expected 'records', found 'split'."),
        bad(
            "ok: {type: " + shouting + ", word: hi}\na: {type: csv}",
            "2: a: 'filepath' is missing; csv is kept in a file."));
  }

  static Stream<Arguments> foreignEntries() {
    return Stream.of(
        bad(
            "a: {type: pandas.HDFDataSet, filepath: a, key: k}",
            "1: a: 'pandas.HDFDataset' has no counterpart: use parquet, or csv; write the file once with pandas."),
        bad(
            "a: {type: my_project.io.TripsDataset, filepath: a}",
            "1: a: 'my_project.io.TripsDataset' is a Python class without a counterpart here; rewrite it as a Java class that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type."),
        bad(
            "a: {type: pandas.CSVDataset, filepath: a, save_args: {mode: a}}",
            "1: a: save_args.mode: 'a' has no counterpart: each save replaces the file. versioned: true keeps the file of each run."),
        bad(
            "a: {type: pandas.CSVDataset, filepath: a, load_args: {converters: {a: b}}}",
            "1: a: load_args.converters has no counterpart: convert the cells in a node."),
        bad(
            "a: {type: spark.SparkDataset, filepath: a, file_format: delta}",
            "1: a: file_format: 'delta' has no counterpart; spark.SparkDataset is taken with parquet, csv, json, text. Use parquet, or jdbc_table with the driver of the warehouse."),
        bad("a: {type: CachedDataset}", "1: a: 'dataset' is missing; CachedDataset wraps one."),
        bad(
            "a: {type: spark.SparkDataset, filepath: a, file_format: bigquery}",
            "1: a: file_format: 'bigquery' has no counterpart; spark.SparkDataset is taken with parquet, csv, json, text. Use bigquery_table, or bigquery_query."),
        bad(
            "a: {type: my_project.readers.Trips, filepath: a}",
            "1: a: 'my_project.readers.Trips' is a Python class without a counterpart here; rewrite it as a Java class that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type."),
        bad(
            "a: {type: pandas.CSVDataset, filepath: 's3://b/a.csv'}",
            "1: a: filepath: 's3:' is not a place for a dataset: datasets are in the project's folder or in Cloud Storage (gs://bucket/key); copy the data there, or read it with your own dataset class."),
        bad(
            "a: {type: pandas.CSVDataset, filepath: a, load_args: {doublequote: false}}",
            "1: a: load_args.doublequote can only be true: a quote within quotes is written twice."));
  }

  /** In Kedro they are right, so they are in the way of nobody who does not use them. */
  @ParameterizedTest
  @MethodSource("foreignEntries")
  void refusesToUseWhatHasNoCounterpart(String yaml, String problem) {
    Catalog catalog = TestCatalogs.open(project, yaml);
    assertThat(catalog.refusal("a")).containsExactly(problem);
    assertThat(catalog.names()).containsExactly("a");
    assertThatThrownBy(() -> catalog.load("a", TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'a' cannot be used.\n  " + problem);
  }

  private static Arguments bad(String yaml, String problem) {
    return Arguments.of(yaml, "conf/base/catalog.yml:" + problem);
  }

  @ParameterizedTest
  @MethodSource("badEntries")
  void refusesBadEntry(String yaml, String problem) {
    ConfException e =
        catchThrowableOfType(ConfException.class, () -> TestCatalogs.open(project, yaml));
    assertThat(e.problems()).containsExactly(problem);
  }

  @Test
  void reportsAllProblemsTogether() {
    String yaml = "a:\n  type: csv\nb:\n  type: cvs\n  immutable: 1\n";
    assertThatThrownBy(() -> TestCatalogs.open(project, yaml))
        .hasMessage(
            "conf/base/catalog.yml:1: a: 'filepath' is missing; csv is kept in a file.\n"
                + "conf/base/catalog.yml:4: b: 'cvs' is not a type of dataset; did you mean 'csv'?\n"
                + "conf/base/catalog.yml:5: b: immutable: expected true or false, found 1.");
  }

  @Test
  void readsTheSpellingsOfThePythonSystem() {
    Catalog catalog =
        TestCatalogs.open(
            project,
            """
            _template: {type: nothing}
            a: {type: pandas.CSVDataSet, filepath: a, layer: raw, metadata: {x: 1}, credentials: null}
            b: {type: pandas.ExcelDataset, filepath: b, load_args: {engine: openpyxl}}
            c: {type: json.JSONDataSet, filepath: c, versioned: false}
            d: {type: MemoryDataset}
            """);
    assertThat(catalog.names()).containsExactly("a", "b", "c", "d");
    assertThat(catalog.definition("a").orElseThrow().type()).isEqualTo("csv");
    assertThat(catalog.definition("a").orElseThrow().path()).contains(project.resolve("a"));
    assertThat(catalog.contains("_template")).isFalse();
  }
}
