package io.github.vertexmaven.core.service.connect;

import java.time.Duration;

/**
 * How long a goal waits for a process that may get little of a busy machine.
 *
 * @param longest after which the goal waits no longer
 * @param silent after which the user reads what it waits for
 */
public record Patience(Duration longest, Duration silent) {

  /** Enough for a laptop that does much else. */
  public static final Patience BUSY_MACHINE =
      new Patience(Duration.ofMinutes(3), Duration.ofSeconds(10));
}
