package io.github.vertexmaven.provider;

import java.util.Map;

/** A token in the place where {@code mlflow.yml} looks for it by {@code server.credentials}. */
final class TrackingToken {

  static final String FILE = "credentials.yml";

  private TrackingToken() {}

  static Map<String, Object> of(String token) {
    return Map.of("gcp_credentials", Map.of("MLFLOW_TRACKING_TOKEN", token));
  }
}
