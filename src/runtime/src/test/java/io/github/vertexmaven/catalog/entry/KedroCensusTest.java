package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.TestCatalogs;
import io.github.vertexmaven.catalog.kedro.KedroCatalog;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the types and arguments that public catalogs of Kedro have. */
class KedroCensusTest {

  private static final Path ROWS = Path.of("src/test/resources/fixtures/kedro-census.txt");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/kedro-census.md");

  @TempDir Path project;

  /** One row of the census. */
  private record Row(int times, String type, String key, String value) {
    static Row of(String line) {
      String[] cells = line.split(" \\|", -1);
      return new Row(
          Integer.parseInt(cells[0].strip()), cells[1].strip(), cells[2].strip(), cells[3].strip());
    }

    /** An entry with what its type needs, and the key. */
    String yaml() {
      Map<String, String> keys = new LinkedHashMap<>();
      keys.put("type", type);
      needs(keys);
      String[] path = key.split("\\.");
      if (path.length == 2) {
        keys.put(path[0], "{" + path[1] + ": " + value + "}");
      } else if (!key.isEmpty()) {
        keys.put(key, value);
        if (key.equals("data_set")) {
          keys.remove("dataset");
        }
      }
      StringBuilder yaml = new StringBuilder("d:\n");
      keys.forEach((name, text) -> yaml.append("  ").append(name + ": " + text + "\n"));
      return yaml.toString();
    }

    private void needs(Map<String, String> keys) {
      if (type.contains("Partitioned") || type.contains("Incremental")) {
        keys.put("path", "data/parts");
        keys.put("dataset", "pandas.CSVDataset");
      } else if (type.contains("SQL")) {
        keys.put("credentials", "db");
        keys.put(type.contains("Table") ? "table_name" : "sql", "t");
      } else if (type.contains("GBQ")) {
        keys.put(type.contains("Table") ? "table_name" : "sql", "t");
      } else if (type.contains("MlflowArtifact")) {
        keys.put("dataset", "{type: pandas.CSVDataset, filepath: data/a.csv}");
      } else if (!type.contains("Memory") && !type.contains("MlflowMetric")) {
        keys.put("filepath", "data/a.csv");
      }
    }
  }

  private record Answer(String word, String message) {}

  private Answer answer(Row row) {
    ConfValue.Mapping written = TestCatalogs.yaml(row.yaml(), "catalog.yml");
    List<String> refusal;
    try {
      refusal = TestCatalogs.open(project, row.yaml()).refusal("d");
    } catch (ConfException e) {
      refusal = e.problems();
    }
    if (!refusal.isEmpty()) {
      return new Answer("refused", refusal.get(0).replaceFirst("^.*?: d: ", ""));
    }
    String argument = row.key().startsWith("fs_args") ? "fs_args" : row.key();
    List<String> notes = KedroCatalog.of(written).notes();
    for (String note : notes) {
      boolean ofKey = !argument.isEmpty() && note.contains(": " + argument + " of ");
      if (ofKey || argument.isEmpty() && !note.contains(" is ignored: ")) {
        return new Answer(
            argument.isEmpty() ? "taken" : "ignored", note.replaceFirst("^.*?: ", ""));
      }
    }
    return new Answer("taken", "");
  }

  @Test
  void saysWhatBecomesOfEachTypeAndArgument() throws IOException {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> types = new TreeMap<>();
    Map<String, Integer> arguments = new TreeMap<>();
    for (String line : Files.readAllLines(ROWS)) {
      if (line.startsWith("#")) {
        continue;
      }
      Row row = Row.of(line);
      Answer answer = answer(row);
      (row.key().isEmpty() ? types : arguments).merge(answer.word(), row.times(), Integer::sum);
      lines.add(
          "| "
              + String.join(
                  " | ",
                  row.type(),
                  row.key(),
                  String.valueOf(row.times()),
                  answer.word(),
                  answer.message())
              + " |");
    }
    String page =
        "Types, by entries: "
            + types
            + "\nArguments, by entries: "
            + arguments
            + "\n\n| type | key | times | answer | words |\n|---|---|---|---|---|\n"
            + String.join("\n", lines)
            + "\n";
    Golden.assertSame(GOLDEN, page);
    assertThat(types.get("taken")).isGreaterThan(1350);
  }
}
