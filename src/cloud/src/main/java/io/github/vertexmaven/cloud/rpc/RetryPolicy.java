package io.github.vertexmaven.cloud.rpc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Patience with transient faults.
 *
 * @param first the longest pause after the first attempt
 * @param factor how the pause grows
 * @param longest the longest pause of all
 * @param attempt how long one attempt may take
 * @param total how long all attempts may take, pauses included
 */
public record RetryPolicy(
    Duration first, double factor, Duration longest, Duration attempt, Duration total) {

  /** Refuses pauses that shrink. */
  public RetryPolicy {
    if (factor < 1) {
      throw new IllegalArgumentException("factor " + factor);
    }
  }

  /** For people: a minute of trouble is waited out, then told. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        Duration.ofMillis(500),
        2,
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofSeconds(150));
  }

  /**
   * The pause after an attempt: growing, and somewhere between half and all of it, so that many
   * callers that failed together do not come back together.
   */
  Duration pauseAfter(int attempt) {
    double grown = first.toMillis() * Math.pow(factor, attempt - 1.0);
    double most = Math.min(grown, longest.toMillis());
    return Duration.ofMillis((long) (most * ThreadLocalRandom.current().nextDouble(0.5, 1)));
  }
}
