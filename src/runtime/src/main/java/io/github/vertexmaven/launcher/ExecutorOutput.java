package io.github.vertexmaven.launcher;

import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a task tells the service at its end: {@code ExecutorOutput} of pipeline_spec.proto. */
final class ExecutorOutput {

  private final Map<String, Object> artifacts = new TreeMap<>();

  /** An artifact under the name that the service gave it. */
  void artifact(String key, String name, String uri, Map<String, Object> metadata) {
    artifacts.put(
        key,
        Map.of(
            "artifacts",
            List.of(Map.of("name", name, "uri", uri, "metadata", new TreeMap<>(metadata)))));
  }

  /** Written in one go: the file may lie on a mounted bucket. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.text(Map.of("artifacts", artifacts)));
  }
}
