package io.github.vertexmaven.catalog.kedro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of arguments and keys of Kedro's types that are not those of the type here: other names
 * for the same, what means nothing here, and what has another way.
 */
final class KedroArguments {

  /** What becomes of an argument. */
  enum Fate {
    RENAMED,
    PASSED,
    /** It says what is done anyway, or what is not. */
    PASSED_IF_TRUE,
    REFUSED
  }

  /**
   * A row.
   *
   * @param types a type's name, the beginning of names, or {@code *} for all
   * @param place {@code load_args}, {@code save_args}, or empty for keys of the entry
   * @param names the arguments
   * @param words the name here, why it means nothing, or what to write instead
   */
  record Row(List<String> types, String place, List<String> names, Fate fate, String words) {}

  private static final String ROWS =
      """
      * | | fs_args | passed | files are opened in one way; it may set the encoding
      * | | storage_options, backend, flavor, run_id, data_set_alias, load_kwargs | passed | it has no effect here
      * | save | mode | passed | a file is replaced as a whole
      * | load | storage_options, engine_kwargs | refused | datasets are in the project's folder or in Cloud Storage, gs://bucket/key
      pandas.JSON | load | dtype, convert_axes, convert_dates, precise_float, chunksize, keep_default_dates, date_unit | passed | JSON has types
      pandas.JSON | load | nrows, typ, encoding, encoding_errors, compression | refused | a JSON file is UTF-8 and is read as a whole; select in the node
      pandas.JSON | save | compression | refused | a JSON file is not compressed
      pandas.JSON | save | date_format, double_precision, force_ascii, date_unit, index, indent, default_handler | passed | JSON is written in one way
      pandas.Excel | load | engine, true_values, false_values, convert_float, mangle_dupe_cols, verbose, dtype_backend | passed | cells have types
      pandas.Excel | save | engine, writer, merge_cells, freeze_panes, inf_rep, startrow, startcol, verbose | passed | a file has one sheet of one form
      pandas.Parquet | load | engine, use_nullable_dtypes, dtype_backend, use_pandas_metadata, memory_map, use_threads, pre_buffer | passed | columns keep their types, and an empty cell is null
      pandas.Parquet | load | filters, partitioning | refused | filter the rows in a node; load_args.columns chooses columns
      pandas.Parquet, dask.Parquet, polars | save | engine, index, coerce_timestamps, allow_truncated_timestamps, use_deprecated_int96_timestamps, version, row_group_size, flavor, use_dictionary, write_statistics, statistics, write_index, use_pyarrow, overwrite, compression_level | passed | a table has no index, and a file one form
      pandas.Parquet, dask.Parquet, polars, spark.Spark | save | partition_cols, partition_on, partition_by, partitionBy, bucketBy | refused | use type partitioned, whose node returns a part for each value
      pandas.GBQ | load | reauth, auth_local_webserver, dialect, progress_bar_type, use_bqstorage_api, max_results, dtypes, location | passed | the client signs in by the entry's credentials or the machine's
      pandas.GBQ | load | configuration | refused | the key location says where jobs run, and load_args.params gives values
      pandas.GBQ | save | reauth, auth_local_webserver, progress_bar, chunksize, api_method, location | passed | a table is written by one load job
      pandas.GBQ | save | table_schema | refused | save_args.column_types gives types by column
      pandas.SQL | load, save | schema | refused | name the table with its schema, as table_name: schema.table
      pandas.SQL | load | index_col, coerce_float, dtype_backend, execution_options | passed | columns keep the types of the database
      pandas.SQL | load | chunksize | is | fetch_size
      pandas.SQL | load | parse_dates | passed | dates of a database are dates
      pandas.SQL | save | chunksize | is | batch_size
      pandas.SQL | save | method, index_label | passed | rows are written in batches
      pandas.SQL | save | dtype | refused | save_args.column_types gives types of the database by column
      pandas.SQL | | execution_options | passed | the driver has its own
      pandas, dask, CSVLocal | load | engine, low_memory, memory_map, float_precision, cache_dates, verbose, infer_datetime_format, dtype_backend, date_cache, blocksize, sample, assume_missing | passed | a file is read in one way
      pandas, dask | load | chunksize, iterator | passed | a table is read as a whole
      pandas, dask | load | doublequote | true | a quote within quotes is written twice
      pandas, dask | load | skip_blank_lines | true | a line without text is not a row, but an empty cell where there is one column
      pandas, dask | load | na_filter | true | an empty cell is null
      pandas, dask | load | true_values, false_values | refused | compare the texts in a node
      pandas, dask | load | encoding_errors, keep_date_col, prefix, delim_whitespace | refused | the file has one encoding and one delimiter of one character
      pandas, dask | load | mangle_dupe_cols | is | repair_header
      pandas, dask | load | date_parser | refused | load_args.date_format says how dates are written
      pandas, dask | load | converters | refused | convert the cells in a node
      pandas, dask | load | squeeze | refused | a node takes the column of the table
      pandas, dask | load | error_bad_lines, warn_bad_lines | refused | load_args.on_bad_lines is error, warn or skip
      pandas, dask | load | lineterminator, dialect, escapechar | refused | lines end with \\n or \\r\\n, and a quote within quotes is doubled
      pandas, dask | save | chunksize, engine, doublequote, errors, single_file, compute, escapechar | passed | a file is written in one way
      pandas, dask | save | line_terminator, lineterminator | is | line_separator
      spark.Spark | load | inferSchema, mergeSchema, mode, multiLine, multiline, samplingRatio, ignoreLeadingWhiteSpace, ignoreTrailingWhiteSpace, escape, recursiveFileLookup, pathGlobFilter, index | passed | columns get their types by one rule
      spark.Spark | load | nullValue | is | na_values
      spark.Spark | load | quote | is | quotechar
      spark.Spark | load | charset | is | encoding
      spark.Spark | load | delimiter | is | sep
      spark.Spark | load | schema | refused | load_args.types gives types by column
      spark.Spark | load | dateFormat, timestampFormat | refused | load_args.date_format says how dates are written, as %d.%m.%Y
      spark.Spark | load, save | table, database, format | refused | use jdbc_table for a table of a database
      spark.Spark | save | mode, index, maxRecordsPerFile, escape, quoteAll, inferSchema, overwriteSchema, mergeSchema | passed | one file is replaced as a whole
      spark.Spark | save | quote | is | quotechar
      spark.Spark | save | nullValue | is | na_rep
      spark.Spark | save | delimiter | is | sep
      spark.Spark | | file_format | passed | it has chosen the type
      polars, pandas.Generic, geopandas, ibis.File | | file_format | passed | it has chosen the type
      polars | load | separator | is | sep
      polars | load | has_header | is | header
      polars | load | null_values | is | na_values
      polars | load | n_rows | is | nrows
      polars | load | skip_rows | is | skiprows
      polars | load | quote_char | is | quotechar
      polars | load | comment_prefix, comment_char | is | comment
      polars | load | dtypes, schema_overrides | is | dtype
      polars | load | try_parse_dates | is | parse_dates
      polars | load | infer_schema_length, infer_schema, low_memory, rechunk, n_threads, batch_size, use_pyarrow, cache, parallel, memory_map, ignore_errors, use_statistics, hive_partitioning, engine | passed | a file is read in one way
      polars | save | separator | is | sep
      polars | save | include_header | is | header
      polars | save | null_value | is | na_rep
      polars | save | batch_size, quote_style, row_oriented, pretty, pyarrow_options, data_page_size | passed | a file is written in one way
      Memory | | data | refused | give the value in parameters.yml, and read it as a parameter
      Memory | | copy_mode | passed | data in memory is handed over as it is; nodes do not change what they read
      json.JSON, JSONLocal, tracking | save | indent, ensure_ascii, sort_keys, default, separators, allow_nan, cls | passed | JSON is written in one way
      json.JSON, JSONLocal, tracking, yaml | load | encoding, cls, parse_float | passed | it is UTF-8
      yaml.YAML | save | default_flow_style, sort_keys, allow_unicode, indent, width | passed | YAML is written in one way
      plotly | save | engine, validate, pretty, remove_uids, include_plotlyjs, full_html, auto_open, default_width, default_height | passed | the node makes the page or the figure
      plotly | load | output_type, skip_invalid, engine | passed | a figure is read as maps and lists
      plotly | | plotly_args | passed | draw the figure in the node
      geopandas | load, save | driver, index, engine, rows, bbox, mask, schema_version | passed | the file has one form
      matplotlib, pillow | save | bbox_inches, dpi, pad_inches, transparent, facecolor, edgecolor, orientation, metadata, optimize, progressive | passed | the node draws the picture
      matplotlib | | overwrite | passed | a file is replaced as a whole
      pickle, PickleLocal | load | encoding, errors, fix_imports, mmap_mode, buffers | passed | it is not a pickle
      pickle, PickleLocal | save | protocol, compress, fix_imports, buffer_callback | passed | it is not a pickle
      Incremental, partitions.Incremental | | checkpoint | passed | each run reads all parts
      Partitioned, Incremental, partitions | | load_args, save_lazily | passed | parts are found by filename_suffix and read one by one
      Partitioned, Incremental, partitions | | filepath_arg | refused | the entry of a part has no filepath
      kedro_mlflow.MlflowMetric, kedro_mlflow.MlflowMetricHistory | save | mode, step, timestamp, synchronous | passed | MLflow counts the steps
      kedro_mlflow | | pyfunc_workflow, load_args, save_args, log_args, model_name, stage_or_version, alias | passed | it has no effect here
      kedro_mlflow | load | step, artifact_path | passed | a run reads what it wrote
      """;

  private static final Map<String, List<Row>> ROWS_BY_NAME = byName();

  private KedroArguments() {}

  /** What becomes of an argument; empty when it goes to the type here as it is. */
  static Optional<Row> of(String type, String place, String name) {
    for (Row row : ROWS_BY_NAME.getOrDefault(place + "." + name, List.of())) {
      for (String known : row.types()) {
        if (known.equals("*") || type.equals(known) || isOfFamily(type, known)) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOfFamily(String type, String family) {
    boolean group = family.endsWith("SQL") || family.endsWith("GBQ");
    return type.startsWith(family) && (group || type.startsWith(family + "."));
  }

  /** The names that are taken there, in one way or another, for a type. */
  static Set<String> taken(String type, String place) {
    Set<String> names = new TreeSet<>();
    for (Row row : rows()) {
      for (String name : row.names()) {
        boolean refused =
            of(type, place, name).filter(found -> found.fate() == Fate.REFUSED).isPresent();
        if (row.place().equals(place) && !refused && of(type, place, name).isPresent()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** All rows, in the order in which they count. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : ROWS.strip().split("\n")) {
      String[] cells = line.split("\\|");
      for (String place : places(cells[1].strip())) {
        rows.add(
            new Row(
                List.of(cells[0].strip().split(", ")),
                place,
                List.of(cells[2].strip().split(", ")),
                fate(cells[3].strip()),
                cells[4].strip()));
      }
    }
    return rows;
  }

  private static List<String> places(String words) {
    List<String> places = new ArrayList<>();
    for (String word : words.split(", ")) {
      places.add(word.isEmpty() ? "" : word + "_args");
    }
    return places;
  }

  private static Fate fate(String word) {
    return switch (word) {
      case "is" -> Fate.RENAMED;
      case "passed" -> Fate.PASSED;
      case "true" -> Fate.PASSED_IF_TRUE;
      default -> Fate.REFUSED;
    };
  }

  /** What is said of a type itself counts before what is said of all. */
  private static Map<String, List<Row>> byName() {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (Row row : rows()) {
      for (String name : row.names()) {
        List<Row> of = byName.computeIfAbsent(row.place() + "." + name, any -> new ArrayList<>());
        of.add(row);
      }
    }
    byName.values().forEach(of -> of.sort((a, b) -> Boolean.compare(isForAll(a), isForAll(b))));
    return byName;
  }

  private static boolean isForAll(Row row) {
    return row.types().contains("*");
  }
}
