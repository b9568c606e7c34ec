package io.github.vertexmaven.runner;

import java.time.Duration;

/**
 * How a node that fails is tried again.
 *
 * @param max how often, at least 1
 * @param backoff how long it waits the first time
 * @param factor how much longer each further time, at least 1
 * @param maxBackoff how long it waits at most
 */
public record RetryRule(int max, Duration backoff, double factor, Duration maxBackoff) {

  /** Refuses what is no rule. */
  public RetryRule {
    if (max < 1 || backoff.isNegative() || factor < 1 || maxBackoff.isNegative()) {
      throw new IllegalArgumentException(max + ", " + backoff + ", " + factor + ", " + maxBackoff);
    }
  }

  /**
   * How long to wait after a failure.
   *
   * @param failures how often the node has failed, at least 1
   */
  Duration waitAfter(int failures) {
    double millis = backoff.toMillis() * Math.pow(factor, failures - 1);
    return Duration.ofMillis((long) Math.min(millis, maxBackoff.toMillis()));
  }
}
