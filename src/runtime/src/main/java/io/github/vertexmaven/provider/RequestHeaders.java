package io.github.vertexmaven.provider;

import java.time.Duration;
import java.util.Map;

/**
 * Headers of requests.
 *
 * @param values by name
 * @param validFor how long they may be used again
 */
public record RequestHeaders(Map<String, String> values, Duration validFor) {

  /** Copies the map. */
  public RequestHeaders {
    values = Map.copyOf(values);
    if (validFor.isNegative()) {
      throw new IllegalArgumentException("validFor " + validFor);
    }
  }

  /** A token of which the standard header says that it is one. */
  public static RequestHeaders bearer(String token, Duration validFor) {
    return new RequestHeaders(Map.of("Authorization", "Bearer " + token), validFor);
  }

  /** Only the names: values are secrets. */
  @Override
  public String toString() {
    return values.keySet() + " for " + validFor;
  }
}
