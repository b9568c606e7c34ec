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

  static final TypeArguments CSV =
      ENCODED
          .load("delimiter", ArgumentKind.CHARACTER)
          .load("sep", ArgumentKind.CHARACTER)
          .load("types", ArgumentKind.TYPES)
          .load("header", ArgumentKind.FLAG)
          .load("columns", ArgumentKind.NAMES)
          .save("delimiter", ArgumentKind.CHARACTER)
          .save("sep", ArgumentKind.CHARACTER)
          .save("header", ArgumentKind.FLAG)
          .save("line_separator", ArgumentKind.LINE_SEPARATOR)
          .save("index", ArgumentKind.NO);

  static final TypeArguments EXCEL =
      NONE.load("sheet", ArgumentKind.SHEET)
          .load("sheet_name", ArgumentKind.SHEET)
          .load("types", ArgumentKind.TYPES)
          .load("engine", ArgumentKind.IGNORED)
          .save("sheet", ArgumentKind.SHEET_NAME)
          .save("sheet_name", ArgumentKind.SHEET_NAME)
          .save("index", ArgumentKind.NO)
          .save("engine", ArgumentKind.IGNORED);

  static final TypeArguments JSON_LINES =
      NONE.load("lines", ArgumentKind.YES)
          .load("orient", ArgumentKind.RECORDS)
          .save("lines", ArgumentKind.YES)
          .save("orient", ArgumentKind.RECORDS);

  static final TypeArguments IMAGE =
      NONE.save("format", ArgumentKind.IMAGE_FORMAT).save("quality", ArgumentKind.QUALITY);

  static final TypeArguments PARQUET =
      NONE.load("columns", ArgumentKind.NAMES)
          .load("types", ArgumentKind.TYPES)
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
