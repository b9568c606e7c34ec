package io.github.vertexmaven.catalog;

import io.github.vertexmaven.config.Credentials;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The {@code credentials} of a catalog entry: a name, behind which values are looked up. */
public final class NamedCredentials {

  private final String name;
  private final Credentials source;

  /** Looks nothing up yet. */
  public NamedCredentials(String name, Credentials source) {
    this.name = Objects.requireNonNull(name, "name");
    this.source = Objects.requireNonNull(source, "source");
  }

  /** The name of the entry in {@code credentials*.yml}. */
  public String name() {
    return name;
  }

  /**
   * The values of the entry, secrets filled in. Keep them out of messages.
   *
   * @throws io.github.vertexmaven.config.ConfException when they cannot be had
   */
  public Map<String, Object> values() {
    return Map.copyOf(source.of(name));
  }

  /** Why there is no such entry, as far as it is known without fetching secrets. */
  public Optional<String> problem() {
    return source.problem(name);
  }

  /** Only the name. */
  @Override
  public String toString() {
    return name;
  }
}
