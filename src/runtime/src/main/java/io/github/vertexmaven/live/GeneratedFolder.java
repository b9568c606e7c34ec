package io.github.vertexmaven.live;

import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where generated files lie while a run goes on; there is a folder once there is a file. */
final class GeneratedFolder implements AutoCloseable {

  /** The system property that names it. */
  static final String PROPERTY = "vertexai.conf";

  private Optional<Path> folder = Optional.empty();

  /** JSON is YAML too. The folder is nobody else's to read. */
  void write(String file, Map<String, Object> content) {
    try {
      if (folder.isEmpty()) {
        folder = Optional.of(Files.createTempDirectory("vertexai-conf"));
        System.setProperty(PROPERTY, folder.get().toString());
      }
      Files.writeString(folder.get().resolve(file), Json.line(content) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> generated = Files.list(folder.get())) {
      for (Path file : generated.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
