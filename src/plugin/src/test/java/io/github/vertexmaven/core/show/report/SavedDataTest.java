package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.core.service.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedDataTest {

  @TempDir Path dir;

  private static WrittenData data(String dataset, String place) {
    return new WrittenData(dataset, "task", place, Map.of(), Optional.empty());
  }

  private void object(String name, String content) throws IOException {
    Path file = dir.resolve("bucket").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void ofLargeObjectsOnlyTheBeginningIsFetched() throws Exception {
    object("small", "all of it");
    object("large", "x".repeat(5_000_000));
    Map<String, Long> sizes = new TreeMap<>();
    Map<String, Long> fetched = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    DataViewer viewer =
        seen -> {
          seen.forEach(
              (dataset, file) -> {
                sizes.put(dataset, file.bytes());
                fetched.put(dataset, file.file().toFile().length());
                files.add(file.file());
              });
          return Map.of();
        };
    SavedData.previews(
        List.of(
            data("small", "gs://bucket/small"),
            data("large", "gs://bucket/large"),
            data("gone", "gs://bucket/gone"),
            data("elsewhere", "data/x.csv")),
        new FolderStore(dir),
        viewer);
    assertThat(sizes).isEqualTo(Map.of("small", 9L, "large", 5_000_000L));
    assertThat(fetched).isEqualTo(Map.of("small", 9L, "large", 200_000L));
    assertThat(files).isNotEmpty().noneMatch(Files::exists);
  }

  @Test
  void whatNothingIsKnownOfIsTextOrPicture() throws Exception {
    Path text = Files.writeString(dir.resolve("text"), "hello");
    Path binary = Files.write(dir.resolve("binary"), new byte[] {0, 1});
    Map<String, DataPreview> previews =
        new PlainViewer()
            .of(Map.of("text", new Saved(text, 50_000_000), "binary", new Saved(binary, 2)));
    assertThat(previews.get("text").json())
        .isEqualTo("{\"kind\":\"text\",\"text\":\"hello\",\"bytes\":50000000}");
    assertThat(previews.get("binary").json()).contains("\"kind\":\"none\"", "not text");
  }
}
