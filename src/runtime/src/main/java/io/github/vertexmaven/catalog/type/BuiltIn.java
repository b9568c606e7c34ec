package io.github.vertexmaven.catalog.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The datasets that need no class of the project, by their type in the catalog. A constant has no
 * class of its own, because each task would load all of them.
 */
public enum BuiltIn {
  BIGQUERY_QUERY(Place.FILE_OR_NONE, TypeArguments.BIGQUERY_QUERY, List.of("pandas.GBQQuery")),
  BIGQUERY_TABLE(Place.NONE, TypeArguments.BIGQUERY_TABLE, List.of("pandas.GBQTable")),
  BYTES(Place.FILE, TypeArguments.NONE, List.of()),
  CSV(Place.FILE, TypeArguments.CSV, List.of("pandas.CSV")),
  EXCEL(Place.FILE, TypeArguments.EXCEL, List.of("pandas.Excel")),
  HTML(Place.FILE, TypeArguments.NONE, List.of("plotly.HTML")),
  IMAGE(Place.FILE, TypeArguments.IMAGE, List.of("pillow.Image", "matplotlib.Matplotlib")),
  JDBC_QUERY(Place.FILE_OR_NONE, TypeArguments.JDBC_QUERY, List.of("pandas.SQLQuery")),
  JDBC_TABLE(Place.NONE, TypeArguments.JDBC_TABLE, List.of("pandas.SQLTable")),
  JSON(Place.FILE, TypeArguments.NONE, List.of("json.JSON", "pandas.JSON", "tracking.Metrics")),
  JSONL(Place.FILE, TypeArguments.JSON_LINES, List.of("json.JSONLines")),
  MEMORY(Place.NONE, TypeArguments.NONE, List.of("Memory")),
  OBJECT(Place.FILE, TypeArguments.NONE, List.of()),
  PARQUET(Place.FILE, TypeArguments.PARQUET, List.of("pandas.Parquet")),
  PARTITIONED(
      Place.FILE_OR_NONE,
      TypeArguments.PARTITIONED,
      List.of("Partitioned", "partitions.Partitioned")),
  TEXT(Place.FILE, TypeArguments.ENCODED, List.of("text.Text")),
  YAML(Place.FILE, TypeArguments.NONE, List.of("yaml.YAML"));

  /** Where the data of a type lies. */
  enum Place {
    FILE,
    FILE_OR_NONE,
    NONE
  }

  private static final List<String> SUFFIXES = List.of("DataSet", "Dataset", "Writer");

  private final Place place;
  private final TypeArguments arguments;
  private final List<String> pythonNames;

  /** Takes the names of the Python system without their last word, which has several spellings. */
  BuiltIn(Place place, TypeArguments arguments, List<String> pythonNames) {
    this.place = place;
    this.arguments = arguments;
    this.pythonNames = pythonNames;
  }

  /** The type in the catalog. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an entry of this type has to have a {@code filepath}. */
  public boolean needsFile() {
    return place == Place.FILE;
  }

  public boolean mayHaveFile() {
    return place != Place.NONE;
  }

  public TypeArguments arguments() {
    return arguments;
  }

  /** The built-in type of that name, also in the spelling of the Python system. */
  public static Optional<BuiltIn> named(String type) {
    for (BuiltIn builtIn : values()) {
      if (builtIn.word().equals(type) || builtIn.isPython(type)) {
        return Optional.of(builtIn);
      }
    }
    return Optional.empty();
  }

  private boolean isPython(String type) {
    for (String name : pythonNames) {
      if (type.startsWith(name) && SUFFIXES.contains(type.substring(name.length()))) {
        return true;
      }
    }
    return false;
  }

  /** All that the Python system calls it, for lists of names. */
  public List<String> pythonSpellings() {
    List<String> spellings = new ArrayList<>();
    for (String name : pythonNames) {
      for (String suffix : SUFFIXES) {
        spellings.add(name + suffix);
      }
    }
    return spellings;
  }

  /** All types, sorted. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (BuiltIn builtIn : values()) {
      words.add(builtIn.word());
    }
    words.sort(null);
    return words;
  }
}
