package io.github.vertexmaven.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.io.BufferedWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPreviewTest {

  @TempDir Path dir;

  private Catalog catalog() {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String type :
        List.of("csv", "jsonl", "json", "text", "parquet", "excel", "object", "image", "bytes")) {
      entries.put(type, Map.of("type", type, "filepath", "data/" + type));
    }
    entries.put("split", Map.of("type", "partitioned", "path", "data/split", "dataset", "csv"));
    return CatalogReader.open(
        (ConfValue.Mapping) ConfValue.of(entries, Location.of("catalog.yml")),
        new DataPlaces(dir, Optional.empty()),
        SavedPreviewTest.class.getClassLoader());
  }

  private Map<String, Object> preview(String dataset, Path file) throws Exception {
    return new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of(dataset, file, Files.size(file));
  }

  private Map<String, Object> saved(String dataset, Object value) throws Exception {
    Path file = dir.resolve("elsewhere");
    catalog().at(dataset, file).save(dataset, value, value.getClass());
    return preview(dataset, file);
  }

  @Test
  void everyFormatOfTablesIsRead() throws Exception {
    DataFrame frame = DataFrame.foldByRow("name", "size").of("a", 1L, "b", null);
    for (String type : List.of("csv", "jsonl", "parquet", "excel", "object")) {
      assertThat(saved(type, frame))
          .as(type)
          .containsEntry("kind", "table")
          .containsEntry("rows", 2)
          .containsKey("bytes")
          .extracting("columns")
          .asString()
          .contains("{name=size, type=long, nulls=1}");
    }
  }

  @Test
  void ofALargeTableTheFirstRowsAreRead() throws Exception {
    Path file = dir.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("i,text\n");
      for (int i = 0; i < 100_000; i++) {
        out.write(i + ",\"a text, of some\nlength " + i + "\"\n");
      }
    }
    // What follows is a hole in the file: to read all of it would take hours.
    try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
      longer.setLength(1L << 40);
    }
    Map<String, Object> preview = preview("csv", file);
    assertThat(preview)
        .containsEntry("bytes", Files.size(file))
        .containsEntry("partial", true)
        .containsEntry("kind", "table");
    assertThat(preview.toString().length()).isLessThan(50_000);
  }

  @Test
  void theBeginningOfALargeFileIsEnough() throws Exception {
    Path part = Files.writeString(dir.resolve("part"), "i\n" + "12345\n".repeat(10_000) + "123");
    assertThat(new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of("csv", part, 50_000_000))
        .containsEntry("partial", true)
        .containsEntry("rows", 10_000)
        .containsEntry("bytes", 50_000_000L);
    assertThat(new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of("parquet", part, 50_000_000))
        .containsEntry("why", "A file of 50000000 bytes, too large to be read for this page.");
    assertThat(new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of("text", part, 50_000_000))
        .containsEntry("kind", "text")
        .containsEntry("bytes", 50_000_000L);
  }

  @Test
  void jsonIsShownAsItIsWritten() throws Exception {
    assertThat(saved("json", Map.of("r2", 0.5)))
        .containsEntry("kind", "text")
        .containsEntry("text", "{\n  \"r2\": 0.5\n}\n");
  }

  @Test
  void whatCannotBeReadSaysWhy() throws Exception {
    Path broken = Files.writeString(dir.resolve("broken"), "a,b\n1,2,3\n");
    assertThat(preview("csv", broken).get("why").toString()).contains("row 2", "3 fields");
    assertThat(preview("object", broken).get("why").toString()).contains("cannot be shown");
    assertThat(
            new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of("csv", dir.resolve("none"), 1))
        .containsEntry("why", "There is no file.");
    Path folder = Files.createDirectories(dir.resolve("folder"));
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    assertThat(new SavedPreview(catalog(), PreviewBounds.OF_A_PAGE).of("split", folder, 0))
        .containsEntry("why", "A folder with 1 file.");
    Path empty = Files.writeString(dir.resolve("empty"), "a,b\n");
    assertThat(preview("csv", empty)).containsEntry("text", "a,b\n");
  }
}
