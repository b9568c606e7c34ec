package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code run_config.nodes.<name>.retry}; what is empty is left to a more general setting.
 *
 * @param max how many times it runs again
 * @param backoff how long it waits the first time
 * @param factor each further time is so much longer
 * @param maxBackoff how long it waits at most
 */
public record RetrySetting(
    Optional<Long> max,
    Optional<Duration> backoff,
    Optional<Double> factor,
    Optional<Duration> maxBackoff) {

  /** Without a setting it waits this long the first time; pipeline_spec.proto says so. */
  public static final Duration BACKOFF = Duration.ZERO;

  /** Without a setting each further time is so much longer. */
  public static final double FACTOR = 2;

  /** Without a setting it waits this long at most. */
  public static final Duration MAX_BACKOFF = Duration.ofHours(1);

  /** This, with what a more special setting says instead. */
  public RetrySetting overriddenBy(RetrySetting other) {
    return new RetrySetting(
        other.max.or(() -> max),
        other.backoff.or(() -> backoff),
        other.factor.or(() -> factor),
        other.maxBackoff.or(() -> maxBackoff));
  }

  Map<String, Object> plain() {
    Map<String, Object> json = new LinkedHashMap<>();
    max.ifPresent(times -> json.put("max", times));
    backoff.ifPresent(wait -> json.put("backoffMillis", wait.toMillis()));
    factor.ifPresent(times -> json.put("factor", times));
    maxBackoff.ifPresent(wait -> json.put("maxBackoffMillis", wait.toMillis()));
    return json;
  }

  static RetrySetting of(Fields json) {
    return new RetrySetting(
        json.has("max") ? Optional.of(json.integer("max")) : Optional.empty(),
        millis(json, "backoffMillis"),
        json.has("factor") ? Optional.of(json.number("factor").doubleValue()) : Optional.empty(),
        millis(json, "maxBackoffMillis"));
  }

  private static Optional<Duration> millis(Fields json, String key) {
    return json.has(key) ? Optional.of(Duration.ofMillis(json.integer(key))) : Optional.empty();
  }
}
