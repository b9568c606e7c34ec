package io.github.vertexmaven.emulator.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How far a job is. */
public record JobProgress(
    JobState state,
    Instant updated,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<Failure> error) {

  public JobProgress {
    Objects.requireNonNull(state);
    Objects.requireNonNull(updated);
    Objects.requireNonNull(started);
    Objects.requireNonNull(ended);
    Objects.requireNonNull(error);
  }

  public static JobProgress pending(Instant now) {
    return new JobProgress(
        JobState.PENDING, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public JobProgress to(JobState next, Optional<Failure> failure, Instant now) {
    // One that never began has no start.
    Optional<Instant> start = started.or(() -> next.ended() ? Optional.empty() : Optional.of(now));
    Optional<Instant> end = next.ended() ? Optional.of(now) : Optional.empty();
    return new JobProgress(next, now, start, end, failure);
  }
}
