package io.github.vertexmaven.live;

import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials of a task on this machine: what travels with the task, and the project's own
 * values from a file in a folder that only the launcher is told of.
 */
public final class LocalCredentials {

  private LocalCredentials() {}

  /** The project's own values win. */
  public static Map<String, Object> over(RunTimeSettings settings, Optional<Path> folder) {
    Map<String, Object> credentials = new LinkedHashMap<>(settings.credentials());
    Optional<String> name = settings.credentialsFile();
    if (name.isPresent() && folder.isPresent()) {
      Path file = folder.get().resolve(name.get());
      if (Files.isRegularFile(file)) {
        read(file, credentials);
      }
    }
    return credentials;
  }

  private static void read(Path file, Map<String, Object> credentials) {
    try (Reader in = Files.newBufferedReader(file)) {
      Map<String, Object> values = Json.object(in);
      // Only entries that the task asks for.
      for (Map.Entry<String, Object> entry : values.entrySet()) {
        if (credentials.containsKey(entry.getKey())) {
          credentials.put(entry.getKey(), entry.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
