package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a schedule starts how many runs.
 *
 * @param cron five fields, led by {@code TZ=} and a zone
 * @param start no run starts before; the time of its creation when empty
 * @param end no run starts after
 * @param maxRuns after so many runs it is completed
 * @param maxConcurrentRuns how many runs may be starting at once
 * @param maxActiveRuns how many runs may be alive at once
 * @param allowQueueing whether a run beyond these limits waits, instead of being left out
 */
public record ScheduleTiming(
    String cron,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<Long> maxRuns,
    long maxConcurrentRuns,
    Optional<Long> maxActiveRuns,
    boolean allowQueueing) {

  /** Refuses nulls, and a limit that lets nothing start. */
  public ScheduleTiming {
    Objects.requireNonNull(cron, "cron");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(maxRuns, "maxRuns");
    Objects.requireNonNull(maxActiveRuns, "maxActiveRuns");
    if (maxConcurrentRuns < 1) {
      throw new IllegalArgumentException("maxConcurrentRuns " + maxConcurrentRuns);
    }
  }

  /** The same, with another start. */
  public ScheduleTiming startingAt(Optional<Instant> other) {
    return new ScheduleTiming(
        cron, other, end, maxRuns, maxConcurrentRuns, maxActiveRuns, allowQueueing);
  }
}
