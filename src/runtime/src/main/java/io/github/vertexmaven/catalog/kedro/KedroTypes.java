package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.catalog.type.BuiltIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of Kedro's types: those that are one of ours, and the others. */
final class KedroTypes {

  /**
   * Names, the type here, what differs. The type is a word, {@code dataset} for an entry that wraps
   * another, {@code format=type} for each {@code file_format}, or {@code -} for none; then the
   * words say what to write.
   */
  private static final String ROWS =
      """
      pickle.Pickle, PickleLocal | object | it stores Java values; a pickle itself cannot be read
      CSVLocal, dask.CSV, polars.CSV | csv |
      ExcelLocal | excel |
      ParquetLocal, dask.Parquet | parquet |
      JSONLocal, tracking.JSON, networkx.JSON, geopandas.GeoJSON | json |
      plotly.JSON, plotly.Plotly | json | the node returns the figure as maps and lists
      TextLocal | text |
      yaml.YAML | yaml | it is YAML 1.2, where yes, no, on and off are texts, and 010 is ten
      SharedMemory | memory |
      Incremental, partitions.Incremental | partitioned | without checkpoint: each run reads all parts
      spark.Spark | parquet=parquet csv=csv json=jsonl text=text | it is one file, not a folder of parts
      polars.EagerPolars, polars.LazyPolars, polars.Polars | csv=csv parquet=parquet json=json ndjson=jsonl excel=excel |
      pandas.Generic | csv=csv parquet=parquet json=json excel=excel |
      ibis.File | parquet=parquet csv=csv json=jsonl |
      geopandas.Generic | parquet=parquet | the geometry is bytes (WKB)
      Cached | dataset | each node that reads it reads the file
      kedro_mlflow.MlflowArtifact | dataset | its key mlflow says that MLflow gets the file
      kedro_mlflow.MlflowMetric, kedro_mlflow.MlflowMetrics, kedro_mlflow.MlflowMetricHistory, kedro_mlflow.MlflowMetricsHistory | memory | numbers go to MLflow, by the key mlflow; no file keeps them
      kedro_mlflow.MlflowModelLogger, kedro_mlflow.MlflowModelTracking | - | use type object with a filepath and mlflow: {as: model, registered_model_name: …}
      kedro_mlflow.MlflowModelSaver, kedro_mlflow.MlflowModelLocalFileSystem | object | it stores Java values in a file; with mlflow: model in the entry, MLflow gets it too
      kedro_mlflow.MlflowModelRegistry | - | use type object with a filepath and mlflow: model
      pandas.HDF, HDFLocal, pandas.Feather, pandas.XML | - | use parquet, or csv; write the file once with pandas
      pandas.DeltaTable, spark.DeltaTable, polars.Delta, databricks.ManagedTable | - | use parquet, or jdbc_table with the driver of the warehouse
      spark.SparkJDBC, ibis.Table, snowflake.SnowparkTable | - | use jdbc_table with credentials that have the url
      spark.SparkHive | - | use jdbc_table with Hive's driver, or parquet on the table's files
      spark.SparkStreaming | - | a run reads the files that exist when it begins: use partitioned
      pandas.AppendableExcel | - | use excel: each save replaces the file, so the node returns all rows
      langchain.LangChainPrompt, langchain.Prompt | - | use text, or json or yaml, and fill in the prompt in a node
      langchain.ChatOpenAI, langchain.OpenAIEmbeddings, langchain.ChatAnthropic, langchain.ChatCohere | - | call the model by its client in a node, with the key from credentials
      pypdf.PDF | - | use bytes, and read the pages in a node with a library of Java such as PDFBox
      redis.Pickle | - | use type object with a filepath
      spark.GBQQuery | - | use bigquery_query
      chromadb.ChromaDB | - | query the database in a node, or write a class that implements Dataset
      api.API | - | fetch it in a node, or write a class that implements Dataset
      geopandas.Shapefile, networkx.GML, networkx.GraphML, email.EmailMessage, svmlight.SVMLight, biosequence.BioSequence, holoviews.Holoviews, video.Video | - | use bytes, and read its content in a node
      huggingface.HF, huggingface.HFTransformerPipeline, tensorflow.TensorFlowModel, pytorch.PyTorch | - | use bytes with a library of Java for the model, such as DJL or ONNX Runtime, or a component with an image of Python
      Lambda, kedro.Lambda | - | write a class that implements Dataset
      """;

  private static final List<String> PACKAGES =
      List.of(
          "kedro_datasets_experimental.",
          "kedro_datasets.",
          "kedro.extras.datasets.",
          "kedro.io.",
          "kedro_mlflow.io.artifacts.",
          "kedro_mlflow.io.metrics.",
          "kedro_mlflow.io.models.",
          "kedro_mlflow.io.");

  /** A word with an underline, or a folder that projects of Kedro have. */
  private static final String PYTHON_MODULE = "(.*\\.)?(\\w*[a-z0-9]_\\w*|datasets|extras)(\\..*)?";

  private static final Map<String, KedroType> TYPES = types();

  private KedroTypes() {}

  private static Map<String, KedroType> types() {
    Map<String, KedroType> types = new LinkedHashMap<>();
    for (BuiltIn ours : BuiltIn.values()) {
      for (String name : ours.pythonNames()) {
        types.put(name, KedroType.of(name, ours));
      }
    }
    for (String row : ROWS.strip().split("\n")) {
      String[] cells = row.split(" \\|");
      for (String name : cells[0].strip().split(", ")) {
        types.put(name, type(name, cells[1].strip(), cells.length < 3 ? "" : cells[2].strip()));
      }
    }
    return types;
  }

  private static KedroType type(String name, String ours, String words) {
    Map<String, String> formats = new LinkedHashMap<>();
    boolean inner = ours.equals("dataset");
    if (ours.indexOf('=') > 0) {
      for (String pair : ours.split(" ")) {
        formats.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    boolean word = formats.isEmpty() && !inner && !ours.equals("-");
    return new KedroType(name, word ? Optional.of(ours) : Optional.empty(), formats, inner, words);
  }

  /** What to write in place of a {@code file_format} that no type here has; empty for others. */
  static Optional<String> insteadOfFormat(String format) {
    return Optional.ofNullable(
        Map.of(
                "delta", "Use parquet, or jdbc_table with the driver of the warehouse.",
                "bigquery", "Use bigquery_table, or bigquery_query.",
                "jdbc", "Use jdbc_table, or jdbc_query.",
                "hive", "Use jdbc_table with Hive's driver.",
                "iceberg", "Use parquet, or jdbc_table with the driver of the warehouse.",
                "avro", "Use parquet; write the file once with Spark.",
                "orc", "Use parquet; write the file once with Spark.")
            .get(format.toLowerCase(java.util.Locale.ROOT)));
  }

  /** All of them, those of ours first. */
  static Collection<KedroType> all() {
    return TYPES.values();
  }

  /** The type behind a spelling: with or without package, module, and each form of its ending. */
  static Optional<KedroType> named(String spelling) {
    return Optional.ofNullable(TYPES.get(name(spelling)));
  }

  /**
   * Whether a type that is not in the table is a class of Python's, as its spelling says. Packages
   * of Java begin with a domain.
   */
  static boolean isPython(String spelling) {
    if (PACKAGES.stream().anyMatch(spelling::startsWith)) {
      return true;
    }
    int dot = spelling.lastIndexOf('.');
    String last = spelling.substring(dot + 1);
    String module = dot < 0 ? "" : spelling.substring(0, dot);
    boolean domain = module.matches("(com|org|net|edu|gov|dev|app|[a-z]{2})\\..*");
    return !domain && (!last.equals(withoutEnding(last)) || module.matches(PYTHON_MODULE));
  }

  /** The type behind a name without its module, or in other letters; empty for all others. */
  static Optional<String> meant(String spelling) {
    String last = withoutEnding(spelling.substring(spelling.lastIndexOf('.') + 1));
    boolean whole = spelling.indexOf('.') >= 0;
    if (last.isEmpty() || named(spelling).isPresent() || spelling.endsWith(last)) {
      return Optional.empty();
    }
    for (KedroType type : TYPES.values()) {
      String known = type.name().substring(type.name().lastIndexOf('.') + 1);
      boolean same =
          whole ? type.name().equalsIgnoreCase(name(spelling)) : known.equalsIgnoreCase(last);
      if (same) {
        return Optional.of(type.spelled());
      }
    }
    return Optional.empty();
  }

  private static String name(String spelling) {
    String name = spelling;
    for (String known : PACKAGES) {
      if (name.startsWith(known)) {
        name =
            (known.startsWith("kedro_mlflow") ? "kedro_mlflow." : "")
                + name.substring(known.length());
        break;
      }
    }
    String[] parts = name.split("\\.");
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      if (!parts[i].matches(".*_(data_?set|writer|io)")) {
        kept.add(parts[i]);
      }
    }
    // The second version of Spark's dataset takes the same entries.
    String last =
        parts.length == 0 ? "" : parts[parts.length - 1].replaceFirst("DatasetV2$", "Dataset");
    kept.add(withoutEnding(last));
    return String.join(".", kept);
  }

  private static String withoutEnding(String last) {
    return last.replaceFirst("(DataSet|Dataset|(?<=Matplotlib|Holoviews)Writer)$", "");
  }
}
