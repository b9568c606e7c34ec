package io.github.vertexmaven.emulator.kubeflow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the resources of a kind can be sorted and filtered by.
 *
 * @param kind what messages call it
 * @param values each field; a text or a number
 * @param <T> the resources
 */
record Columns<T>(
    String kind, Function<T, String> id, Map<String, Function<T, Comparable<?>>> values) {

  static final String DEFAULT_ORDER = "created_at";

  Columns {
    values = Map.copyOf(values);
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  Comparable<?> value(T resource, String field) {
    return values.get(field).apply(resource);
  }

  /** A time as the server stores it. */
  static Comparable<?> seconds(Instant time) {
    return time.getEpochSecond();
  }

  static Comparable<?> seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(0L);
  }
}
