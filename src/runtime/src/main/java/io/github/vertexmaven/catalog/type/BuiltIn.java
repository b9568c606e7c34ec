package io.github.vertexmaven.catalog.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The table of the datasets that need no class of the project, by their type in the catalog. All
 * who ask what a type is called, what it keeps and where, ask here. A constant has no class of its
 * own, because each task would load all of them.
 */
public enum BuiltIn {
  BIGQUERY_QUERY(
      Form.DATABASE, Place.FILE_OR_NONE, TypeArguments.BIGQUERY_QUERY, "pandas.GBQQuery"),
  BIGQUERY_TABLE(Form.DATABASE, Place.NONE, TypeArguments.BIGQUERY_TABLE, "pandas.GBQTable"),
  BYTES(Form.DOCUMENT, Place.FILE, TypeArguments.NONE),
  CSV(Form.LINES, Place.FILE, TypeArguments.CSV, "pandas.CSV"),
  EXCEL(Form.TABLE, Place.FILE, TypeArguments.EXCEL, "pandas.Excel"),
  HTML(Form.DOCUMENT, Place.FILE, TypeArguments.NONE, "plotly.HTML"),
  IMAGE(Form.DOCUMENT, Place.FILE, TypeArguments.IMAGE, "pillow.Image", "matplotlib.Matplotlib"),
  JDBC_QUERY(Form.DATABASE, Place.FILE_OR_NONE, TypeArguments.JDBC_QUERY, "pandas.SQLQuery"),
  JDBC_TABLE(Form.DATABASE, Place.NONE, TypeArguments.JDBC_TABLE, "pandas.SQLTable"),
  JSON(Form.DOCUMENT, Place.FILE, TypeArguments.JSON, "json.JSON", "pandas.JSON", Names.METRICS),
  JSONL(Form.LINES, Place.FILE, TypeArguments.JSON_LINES, "json.JSONLines"),
  MEMORY(Form.MEMORY, Place.NONE, TypeArguments.NONE, "Memory"),
  OBJECT(Form.OBJECT, Place.FILE, TypeArguments.NONE),
  PARQUET(Form.TABLE, Place.FILE, TypeArguments.PARQUET, "pandas.Parquet"),
  PARTITIONED(
      Form.FOLDER,
      Place.FILE_OR_NONE,
      TypeArguments.PARTITIONED,
      "Partitioned",
      "partitions.Partitioned"),
  TEXT(Form.DOCUMENT, Place.FILE, TypeArguments.ENCODED, "text.Text"),
  YAML(Form.DOCUMENT, Place.FILE, TypeArguments.NONE, "yaml.YAML");

  /** What a type keeps. */
  public enum Form {
    /** A table in a file, each row on a line of its own. */
    LINES,
    /** A table in a file that is read as a whole. */
    TABLE,
    /** Rows of a database, wherever the entry's own file lies. */
    DATABASE,
    /** Text, values or a picture in a file. */
    DOCUMENT,
    /** Values of whatever classes in a file. */
    OBJECT,
    /** Many files below a folder, which the entry may call a {@code path}. */
    FOLDER,
    /** Values in memory. */
    MEMORY;

    /** Whether it has rows and columns. */
    public boolean isTable() {
      return this == LINES || this == TABLE || this == DATABASE;
    }
  }

  /** Where the data of a type lies. */
  enum Place {
    FILE,
    FILE_OR_NONE,
    NONE
  }

  /** Names that have a meaning besides their type. */
  private static final class Names {
    /** Kedro's type for metrics. */
    static final String METRICS = "tracking.Metrics";
  }

  private static final List<String> SUFFIXES = List.of("DataSet", "Dataset", "Writer");

  private final Form form;
  private final Place place;
  private final TypeArguments arguments;
  private final List<String> pythonNames;

  /** Takes the names of the Python system without their last word, which has several spellings. */
  BuiltIn(Form form, Place place, TypeArguments arguments, String... pythonNames) {
    this.form = form;
    this.place = place;
    this.arguments = arguments;
    this.pythonNames = List.of(pythonNames);
  }

  /** What it keeps. */
  public Form form() {
    return form;
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

  /** Whether a type is of that form, in whichever spelling. */
  public static boolean isOf(Form form, String type) {
    Optional<BuiltIn> builtIn = named(type);
    return builtIn.isPresent() && builtIn.get().form == form;
  }

  /** Whether a type says by its name that it holds metrics. */
  static boolean isOfMetrics(String type) {
    return isSpelled(Names.METRICS, type);
  }

  private boolean isPython(String type) {
    for (String name : pythonNames) {
      if (isSpelled(name, type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpelled(String name, String type) {
    return type.startsWith(name) && SUFFIXES.contains(type.substring(name.length()));
  }

  /** What the Python system calls it, without the last word, which has several spellings. */
  public List<String> pythonNames() {
    return pythonNames;
  }

  /** All that the Python system calls it, for lists of names. */
  public List<String> pythonSpellings() {
    List<String> spellings = new ArrayList<>();
    for (String name : pythonNames) {
      spellings.addAll(spellings(name));
    }
    return spellings;
  }

  /** A name of the Python system with each last word. */
  public static List<String> spellings(String pythonName) {
    List<String> spellings = new ArrayList<>();
    for (String suffix : SUFFIXES) {
      spellings.add(pythonName + suffix);
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
