package io.github.vertexmaven.kubeflow.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Patience with an installation.
 *
 * @param first the longest pause after the first attempt
 * @param longest the longest pause of all
 * @param attempt how long one attempt may take
 * @param total how long all attempts may take, pauses included
 */
public record CallLimits(Duration first, Duration longest, Duration attempt, Duration total) {

  /** For people: a minute of trouble is waited out, then told. */
  public static CallLimits standard() {
    return new CallLimits(
        Duration.ofMillis(500),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofSeconds(150));
  }

  /** The pause after an attempt: growing, and somewhere between half and all of it. */
  public Duration pauseAfter(int attempt) {
    double grown = first.toMillis() * Math.pow(2, attempt - 1.0);
    double most = Math.min(grown, longest.toMillis());
    return Duration.ofMillis((long) (most * ThreadLocalRandom.current().nextDouble(0.5, 1)));
  }
}
