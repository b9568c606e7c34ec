package io.github.vertexmaven.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The datasets that need no class of the project, by their type in the catalog. */
enum BuiltIn {
  BYTES(Place.FILE, TypeArguments.NONE, List.of()) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new BytesDataset(file);
    }
  },
  CSV(Place.FILE, TypeArguments.CSV, List.of("pandas.CSV")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new CsvDataset(definition, file);
    }
  },
  EXCEL(Place.FILE, TypeArguments.EXCEL, List.of("pandas.Excel")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new ExcelDataset(definition, file);
    }
  },
  HTML(Place.FILE, TypeArguments.NONE, List.of("plotly.HTML")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new HtmlDataset(file);
    }
  },
  IMAGE(Place.FILE, TypeArguments.IMAGE, List.of("pillow.Image", "matplotlib.Matplotlib")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new ImageDataset(definition, file);
    }
  },
  JDBC_QUERY(Place.FILE_OR_NONE, TypeArguments.JDBC_QUERY, List.of("pandas.SQLQuery")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new JdbcQueryDataset(definition, file);
    }
  },
  JDBC_TABLE(Place.NONE, TypeArguments.JDBC_TABLE, List.of("pandas.SQLTable")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new JdbcTableDataset(definition);
    }
  },
  JSON(Place.FILE, TypeArguments.NONE, List.of("json.JSON", "pandas.JSON", "tracking.Metrics")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new JsonDataset(file);
    }
  },
  JSONL(Place.FILE, TypeArguments.JSON_LINES, List.of("json.JSONLines")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new JsonLinesDataset(file);
    }
  },
  MEMORY(Place.NONE, TypeArguments.NONE, List.of("Memory")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return MemoryDataset.empty();
    }
  },
  OBJECT(Place.FILE, TypeArguments.NONE, List.of()) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new ObjectDataset(file, datasets.project());
    }
  },
  PARQUET(Place.FILE, TypeArguments.PARQUET, List.of("pandas.Parquet")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new ParquetDataset(definition, file);
    }
  },
  PARTITIONED(
      Place.FILE_OR_NONE,
      TypeArguments.PARTITIONED,
      List.of("Partitioned", "partitions.Partitioned")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new PartitionedDataset(definition, datasets);
    }
  },
  TEXT(Place.FILE, TypeArguments.ENCODED, List.of("text.Text")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new TextDataset(definition, file);
    }
  },
  YAML(Place.FILE, TypeArguments.NONE, List.of("yaml.YAML")) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets) {
      return new YamlDataset(file);
    }
  };

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

  /** Makes the dataset; its libraries are not loaded before its first use. */
  abstract Dataset open(DatasetDefinition definition, DataFile file, Datasets datasets);

  /** The type in the catalog. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an entry of this type has to have a {@code filepath}. */
  boolean needsFile() {
    return place == Place.FILE;
  }

  boolean mayHaveFile() {
    return place != Place.NONE;
  }

  TypeArguments arguments() {
    return arguments;
  }

  /** The built-in type of that name, also in the spelling of the Python system. */
  static Optional<BuiltIn> named(String type) {
    for (BuiltIn builtIn : values()) {
      if (builtIn.word().equals(type) || builtIn.isPython(type)) {
        return Optional.of(builtIn);
      }
    }
    return Optional.empty();
  }

  private boolean isPython(String type) {
    return pythonNames.stream()
        .filter(type::startsWith)
        .anyMatch(name -> SUFFIXES.contains(type.substring(name.length())));
  }

  /** All types, sorted. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (BuiltIn builtIn : values()) {
      words.add(builtIn.word());
    }
    words.sort(null);
    return words;
  }
}
