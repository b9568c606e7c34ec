package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasets that need no class of the project, by their type in the catalog. */
enum BuiltIn {
  CSV(
      true,
      List.of("pandas.CSVDataSet", "pandas.CSVDataset"),
      Map.of(
          "delimiter", ArgumentKind.CHARACTER,
          "sep", ArgumentKind.CHARACTER,
          "encoding", ArgumentKind.ENCODING,
          "types", ArgumentKind.TYPES,
          "header", ArgumentKind.FLAG,
          "columns", ArgumentKind.NAMES),
      Map.of(
          "delimiter", ArgumentKind.CHARACTER,
          "sep", ArgumentKind.CHARACTER,
          "encoding", ArgumentKind.ENCODING,
          "header", ArgumentKind.FLAG,
          "line_separator", ArgumentKind.LINE_SEPARATOR,
          "index", ArgumentKind.NO)) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return new CsvDataset(definition, file);
    }
  },
  EXCEL(
      true,
      List.of("pandas.ExcelDataSet", "pandas.ExcelDataset"),
      Map.of(
          "sheet", ArgumentKind.SHEET,
          "sheet_name", ArgumentKind.SHEET,
          "types", ArgumentKind.TYPES,
          "engine", ArgumentKind.IGNORED),
      Map.of(
          "sheet", ArgumentKind.SHEET_NAME,
          "sheet_name", ArgumentKind.SHEET_NAME,
          "index", ArgumentKind.NO,
          "engine", ArgumentKind.IGNORED)) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return new ExcelDataset(definition, file);
    }
  },
  JSON(
      true,
      List.of(
          "json.JSONDataSet",
          "json.JSONDataset",
          "pandas.JSONDataSet",
          "pandas.JSONDataset",
          "tracking.MetricsDataSet",
          "tracking.MetricsDataset"),
      Map.of(),
      Map.of()) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return new JsonDataset(file);
    }
  },
  OBJECT(true, List.of(), Map.of(), Map.of()) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return new ObjectDataset(file, project);
    }
  },
  TEXT(
      true,
      List.of("text.TextDataSet", "text.TextDataset"),
      Map.of("encoding", ArgumentKind.ENCODING),
      Map.of("encoding", ArgumentKind.ENCODING)) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return new TextDataset(definition, file);
    }
  },
  MEMORY(false, List.of("MemoryDataSet", "MemoryDataset"), Map.of(), Map.of()) {
    @Override
    Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project) {
      return MemoryDataset.empty();
    }
  };

  private final boolean file;
  private final List<String> aliases;
  private final Map<String, ArgumentKind> loadArguments;
  private final Map<String, ArgumentKind> saveArguments;

  BuiltIn(
      boolean file,
      List<String> aliases,
      Map<String, ArgumentKind> loadArguments,
      Map<String, ArgumentKind> saveArguments) {
    this.file = file;
    this.aliases = aliases;
    this.loadArguments = loadArguments;
    this.saveArguments = saveArguments;
  }

  /** Makes the dataset; its libraries are not loaded before its first use. */
  abstract Dataset open(DatasetDefinition definition, DataFile file, ProjectClasses project);

  /** The type in the catalog. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether an entry of this type has a {@code filepath}. */
  boolean hasFile() {
    return file;
  }

  Map<String, ArgumentKind> loadArguments() {
    return loadArguments;
  }

  Map<String, ArgumentKind> saveArguments() {
    return saveArguments;
  }

  /** The built-in type of that name, also in the spelling of the Python system. */
  static Optional<BuiltIn> named(String type) {
    for (BuiltIn builtIn : values()) {
      if (builtIn.word().equals(type) || builtIn.aliases.contains(type)) {
        return Optional.of(builtIn);
      }
    }
    return Optional.empty();
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
