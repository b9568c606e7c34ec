package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewDataTest {

  private static final Map<String, Object> CATALOG =
      Map.of(
          "prices", Map.of("type", "csv", "filepath", "p.csv", "load_args", Map.of("sep", "|")),
          "sheets", Map.of("type", "excel", "filepath", "s.xlsx", "credentials", "nobody"),
          "columns", Map.of("type", "parquet", "filepath", "c.parquet"),
          "parts", Map.of("type", "partitioned", "path", "parts", "dataset", "parquet"),
          "typed@one", Map.of("type", "jsonl", "filepath", "t.jsonl"));

  private static final DataFrame FRAME = DataFrame.foldByRow("name", "size").of("a", 1L, "b", null);

  @TempDir Path dir;

  /** Has the description of a task, as a launch jar has. */
  private static final class TaskLoader extends ClassLoader {
    @Override
    public InputStream getResourceAsStream(String name) {
      String task =
          Json.line(
              Map.of(
                  "formatVersion",
                  2,
                  "env",
                  "local",
                  "pipelines",
                  Map.of("__default__", List.of()),
                  "nodes",
                  Map.of(),
                  "parameters",
                  List.of(),
                  "inputs",
                  Map.of("p", "prices", "s", "sheets", "parts", "parts"),
                  "outputs",
                  Map.of("c", "columns", "model", "model", "t", "typed"),
                  "catalog",
                  CATALOG,
                  "types",
                  Map.of("typed", List.of("typed@one"))));
      return new ByteArrayInputStream(task.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Map<String, Object> seen(String artifact, Path file) throws Exception {
    Machine machine = new Machine(dir, Optional.empty(), Optional.empty());
    String[] args = {"--preview", file.toString(), "--artifact", artifact};
    return Json.object(PreviewData.line(args, machine, new TaskLoader()));
  }

  private Path saved(String type, Object value) {
    Path file = dir.resolve("data-" + type);
    Catalog catalog =
        CatalogReader.open(
            (ConfValue.Mapping)
                ConfValue.of(
                    Map.of("data", Map.of("type", type, "filepath", file.toString())),
                    Location.of("catalog.yml")),
            new DataPlaces(dir, Optional.empty()),
            PreviewDataTest.class.getClassLoader());
    catalog.save("data", value, value.getClass());
    return file;
  }

  @Test
  void readsEachFileInTheFormatOfItsDataset() throws Exception {
    Path piped = Files.writeString(dir.resolve("piped"), "name|size\na|1\n\"b, c\"|\n");
    assertTable(seen("p", piped));
    assertTable(seen("s", saved("excel", FRAME)));
    assertTable(seen("c", saved("parquet", FRAME)));
    assertTable(seen("parts", saved("parquet", FRAME)));
    assertTable(seen("t", saved("jsonl", FRAME)));
    assertTable(seen("model", saved("object", FRAME)));
  }

  private static void assertTable(Map<String, Object> seen) {
    assertThat(seen)
        .containsEntry("kind", "table")
        .containsEntry("rows", 2L)
        .extracting("columns")
        .asString()
        .contains("{name=size, type=long, nulls=1}");
  }

  @Test
  void saysInASentenceWhatItCannotShow() throws Exception {
    Path damaged = Files.writeString(dir.resolve("damaged"), "PAR1 is all there is");
    assertThat(seen("c", damaged).get("why")).asString().startsWith("It cannot be shown: ");
    assertThat(seen("none", damaged))
        .containsEntry("why", "It cannot be shown: the task has no artifact 'none'");
    assertThat(seen("c", dir.resolve("gone"))).containsEntry("why", "There is no file.");
  }
}
