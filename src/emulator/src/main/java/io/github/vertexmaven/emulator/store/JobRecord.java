package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.util.Optional;

/** How far a job is. */
public record JobRecord(
    JobState state,
    Instant updated,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<Failure> error) {

  public static JobRecord pending(Instant now) {
    return new JobRecord(
        JobState.PENDING, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public JobRecord to(JobState next, Optional<Failure> failure, Instant now) {
    Optional<Instant> start = started.or(() -> Optional.of(now));
    Optional<Instant> end = next.ended() ? Optional.of(now) : Optional.empty();
    return new JobRecord(next, now, start, end, failure);
  }
}
