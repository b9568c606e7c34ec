package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.ObjectStore.Beginning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at the data that a job has left in a bucket. */
public final class SavedData {

  /** Nobody looks at more, and each costs requests. */
  private static final int MOST = 60;

  private static final long WHOLE = 4_000_000;
  private static final int PART = 200_000;

  private SavedData() {}

  /** Something to see of each dataset, by name. */
  public static Map<String, DataPreview> previews(
      List<WrittenData> written, ObjectStore objects, DataViewer viewer) {
    Map<String, String> uris = new LinkedHashMap<>();
    written.stream()
        .filter(data -> data.place().startsWith("gs://"))
        .limit(MOST)
        .forEach(data -> uris.putIfAbsent(data.dataset(), data.place()));
    Map<String, Beginning> read =
        objects.beginnings(uris.values().stream().distinct().toList(), WHOLE, PART);
    try {
      Path folder = Files.createTempDirectory("vertexai-data");
      try {
        return viewer.of(files(uris, read, folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Saved> files(
      Map<String, String> uris, Map<String, Beginning> read, Path folder) throws IOException {
    Map<String, Saved> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : uris.entrySet()) {
      Beginning beginning = read.get(each.getValue());
      if (beginning != null) {
        Path file = Files.write(folder.resolve("data-" + files.size()), beginning.bytes());
        files.put(each.getKey(), new Saved(file, beginning.size()));
      }
    }
    return files;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
