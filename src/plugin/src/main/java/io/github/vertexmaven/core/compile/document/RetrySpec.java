package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** How a failed task is tried again: {@code RetryPolicy}. */
public record RetrySpec(LenientFields fields) {

  /** How often. */
  public Optional<String> most() {
    return fields.text("maxRetryCount");
  }

  /** How long to wait before the first retry, such as {@code 30s}. */
  public Optional<String> backoff() {
    return fields.text("backoffDuration");
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("maxRetryCount", "backoffDuration");
  }
}
