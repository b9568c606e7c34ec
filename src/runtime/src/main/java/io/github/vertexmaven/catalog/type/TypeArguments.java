package io.github.vertexmaven.catalog.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry of a built-in type may say besides the keys that every entry has.
 *
 * @param load of {@code load_args}
 * @param save of {@code save_args}
 * @param keys of the entry itself
 * @param required keys of the entry of which one has to be there, each group in its usual order
 */
public record TypeArguments(
    Map<String, ArgumentKind> load,
    Map<String, ArgumentKind> save,
    Map<String, ArgumentKind> keys,
    List<List<String>> required) {

  public static final TypeArguments NONE =
      new TypeArguments(Map.of(), Map.of(), Map.of(), List.of());

  static final TypeArguments ENCODED =
      NONE.load("encoding", ArgumentKind.ENCODING).save("encoding", ArgumentKind.ENCODING);

  /** What every format has whose tables are rows of cells. */
  private static final TypeArguments ROWS =
      NONE.load("types", ArgumentKind.TYPES)
          .load("dtype", ArgumentKind.DTYPES)
          .load("header", ArgumentKind.HEADER)
          .load("names", ArgumentKind.NAMES)
          .load("index_col", ArgumentKind.INDEX)
          .load("repair_header", ArgumentKind.FLAG)
          .load("columns", ArgumentKind.NAMES)
          .load("usecols", ArgumentKind.COLUMNS)
          .load("skiprows", ArgumentKind.ROWS)
          .load("nrows", ArgumentKind.NUMBER)
          .load("skipfooter", ArgumentKind.NUMBER)
          .load("comment", ArgumentKind.CHARACTER)
          .load("na_values", ArgumentKind.NULL_TEXTS)
          .load("keep_default_na", ArgumentKind.FLAG)
          .load("decimal", ArgumentKind.CHARACTER)
          .load("thousands", ArgumentKind.CHARACTER)
          .load("parse_dates", ArgumentKind.DATES)
          .load("date_format", ArgumentKind.DATE_FORMAT)
          .load("dayfirst", ArgumentKind.FLAG)
          .save("columns", ArgumentKind.NAMES)
          .save("index", ArgumentKind.FLAG)
          .save("index_label", ArgumentKind.TEXT);

  static final TypeArguments CSV =
      ROWS.load("encoding", ArgumentKind.ENCODING)
          .load("delimiter", ArgumentKind.CHARACTER)
          .load("sep", ArgumentKind.CHARACTER)
          .load("quotechar", ArgumentKind.QUOTE)
          .load("quoting", ArgumentKind.QUOTING_READ)
          .load("skipinitialspace", ArgumentKind.FLAG)
          .load("on_bad_lines", ArgumentKind.BAD_LINES)
          .load("compression", ArgumentKind.PACKING)
          .save("encoding", ArgumentKind.ENCODING)
          .save("delimiter", ArgumentKind.CHARACTER)
          .save("sep", ArgumentKind.CHARACTER)
          .save("header", ArgumentKind.HEADER_NAMES)
          .save("line_separator", ArgumentKind.LINE_SEPARATOR)
          .save("na_rep", ArgumentKind.ANY_TEXT)
          .save("date_format", ArgumentKind.DATE_FORMAT)
          .save("float_format", ArgumentKind.FLOAT_FORMAT)
          .save("decimal", ArgumentKind.CHARACTER)
          .save("quotechar", ArgumentKind.QUOTE)
          .save("quoting", ArgumentKind.QUOTING)
          .save("escape_formulas", ArgumentKind.FLAG)
          .save("compression", ArgumentKind.PACKED);

  static final TypeArguments EXCEL =
      ROWS.load("sheet", ArgumentKind.SHEET)
          .load("sheet_name", ArgumentKind.SHEET)
          .load("error_cells", ArgumentKind.ERROR_CELLS)
          .load("engine", ArgumentKind.IGNORED)
          .save("sheet", ArgumentKind.SHEET_NAME)
          .save("header", ArgumentKind.HEADER_NAMES)
          .save("na_rep", ArgumentKind.ANY_TEXT)
          .save("float_format", ArgumentKind.FLOAT_FORMAT)
          .save("sheet_name", ArgumentKind.SHEET_NAME)
          .save("engine", ArgumentKind.IGNORED);

  static final TypeArguments JSON_LINES =
      NONE.load("lines", ArgumentKind.YES)
          .load("orient", ArgumentKind.RECORDS)
          .save("lines", ArgumentKind.YES)
          .save("orient", ArgumentKind.RECORDS);

  static final TypeArguments JSON =
      NONE.load("lines", ArgumentKind.NO)
          .load("orient", ArgumentKind.ORIENT)
          .save("lines", ArgumentKind.NO)
          .save("orient", ArgumentKind.ORIENT);

  static final TypeArguments IMAGE =
      NONE.save("format", ArgumentKind.IMAGE_FORMAT).save("quality", ArgumentKind.QUALITY);

  static final TypeArguments PARQUET =
      NONE.load("columns", ArgumentKind.NAMES)
          .load("types", ArgumentKind.TYPES)
          .load("dtype", ArgumentKind.DTYPES)
          .load("engine", ArgumentKind.IGNORED)
          .save("compression", ArgumentKind.COMPRESSION)
          .save("engine", ArgumentKind.IGNORED)
          .save("index", ArgumentKind.NO);

  static final TypeArguments PARTITIONED =
      NONE.key("path", ArgumentKind.TEXT)
          .key("dataset", ArgumentKind.DATASET)
          .key("filename_suffix", ArgumentKind.TEXT)
          .key("overwrite", ArgumentKind.FLAG)
          .require("dataset")
          .require("path", "filepath");

  private static final TypeArguments DATABASE =
      NONE.load("types", ArgumentKind.TYPES)
          .load("fetch_size", ArgumentKind.COUNT)
          .require("credentials");

  static final TypeArguments JDBC_TABLE = DATABASE.table().save("batch_size", ArgumentKind.COUNT);

  static final TypeArguments JDBC_QUERY = DATABASE.query();

  private static final TypeArguments BIGQUERY =
      NONE.load("types", ArgumentKind.TYPES)
          .load("fetch_size", ArgumentKind.COUNT)
          .key("project", ArgumentKind.TEXT)
          .key("location", ArgumentKind.TEXT)
          .key("endpoint", ArgumentKind.TEXT);

  static final TypeArguments BIGQUERY_TABLE = BIGQUERY.table().key("dataset", ArgumentKind.TEXT);

  static final TypeArguments BIGQUERY_QUERY = BIGQUERY.query();

  /** Copies the collections. */
  public TypeArguments {
    load = Map.copyOf(load);
    save = Map.copyOf(save);
    keys = Map.copyOf(keys);
    required = List.copyOf(required);
  }

  /** What a table of a database takes besides. */
  private TypeArguments table() {
    return load("columns", ArgumentKind.NAMES)
        .save("if_exists", ArgumentKind.IF_EXISTS)
        .save("column_types", ArgumentKind.TEXTS)
        .save("index", ArgumentKind.NO)
        .key("table", ArgumentKind.TEXT)
        .key("table_name", ArgumentKind.TEXT)
        .require("table", "table_name");
  }

  /** What a query takes besides. */
  private TypeArguments query() {
    return load("params", ArgumentKind.SCALARS)
        .key("sql", ArgumentKind.TEXT)
        .require("sql", "filepath");
  }

  TypeArguments load(String name, ArgumentKind kind) {
    return new TypeArguments(with(load, name, kind), save, keys, required);
  }

  TypeArguments save(String name, ArgumentKind kind) {
    return new TypeArguments(load, with(save, name, kind), keys, required);
  }

  TypeArguments key(String name, ArgumentKind kind) {
    return new TypeArguments(load, save, with(keys, name, kind), required);
  }

  /** One of these keys has to be there. */
  TypeArguments require(String... oneOf) {
    List<List<String>> more = new ArrayList<>(required);
    more.add(List.of(oneOf));
    return new TypeArguments(load, save, keys, more);
  }

  private static Map<String, ArgumentKind> with(
      Map<String, ArgumentKind> kinds, String name, ArgumentKind kind) {
    Map<String, ArgumentKind> more = new LinkedHashMap<>(kinds);
    more.put(name, kind);
    return more;
  }
}
