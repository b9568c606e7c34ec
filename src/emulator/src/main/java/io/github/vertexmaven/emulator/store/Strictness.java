package io.github.vertexmaven.emulator.store;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How strictly the emulator plays Vertex AI. What a client writes into the home folder holds for
 * what begins after it, also in an emulator that runs already.
 *
 * @param file {@code {"strict": true, "accountsWithoutRoles": [], "accountsNotUsable": [],
 *     "staleCache": true}}; need not be there
 */
public record Strictness(Path file) {

  /** How long a job stays PENDING, and then has its contexts; on the service it is seconds. */
  private static final Duration PENDING = Duration.ofMillis(400);

  private static final Duration CONTEXTS = Duration.ofMillis(200);

  /** Some seconds on the service. */
  private static final Duration LOGS = Duration.ofMillis(700);

  /** The setting of a home folder. */
  public static Strictness in(Path home) {
    return new Strictness(home.resolve("preferences.json"));
  }

  /** Whether what the service refuses or delays is refused and delayed. */
  public boolean on() {
    return Boolean.TRUE.equals(preferences().get("strict"));
  }

  /** How long a job stays PENDING. */
  public Duration pending() {
    return on() ? PENDING : Duration.ZERO;
  }

  /** How long after a job its contexts in the metadata store come; before it begins to run. */
  public Duration contextsAfter() {
    return on() ? CONTEXTS : Duration.ZERO;
  }

  /** How long after it was written a line can be read. */
  public Duration logsAfter() {
    return on() ? LOGS : Duration.ZERO;
  }

  /** The accounts that may not look at the metadata store, so that jobs of theirs fail. */
  public Set<String> accountsWithoutRoles() {
    return names("accountsWithoutRoles");
  }

  /** The accounts that callers may not act as. */
  public Set<String> accountsNotUsable() {
    return names("accountsNotUsable");
  }

  /** Whether a known result is taken although its data is gone, as the service does. */
  public boolean staleCache() {
    return Boolean.TRUE.equals(preferences().get("staleCache"));
  }

  private Set<String> names(String key) {
    return preferences().get(key) instanceof List<?> names
        ? names.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private Map<String, Object> preferences() {
    try {
      return JsonValues.object(JsonValues.read(Files.readString(file)));
    } catch (IOException | MalformedJson | ClassCastException e) {
      return Map.of();
    }
  }
}
