package io.github.vertexmaven.emulator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Counts calls, so that an emulator that nobody needs can leave. Leaving and calling exclude each
 * other: a call is either answered in full or refused.
 */
public final class Activity {

  /** What callers hear that come too late. */
  public static final String CLOSED = "The emulator is stopping; start another one.";

  /** Who looks ten times in a second and was away for so long was suspended. */
  private static final Duration SUSPENDED = Duration.ofSeconds(2);

  private final InstantSource clock;
  private int calls;
  private Instant last;
  private Instant looked;
  private boolean leaving;

  public Activity() {
    this(Clock.systemUTC());
  }

  Activity(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
    this.looked = last;
  }

  /** Whether a call may begin; one that may must be followed by {@link #leave()}. */
  public synchronized boolean enter() {
    if (!leaving) {
      calls++;
    }
    return !leaving;
  }

  public synchronized void leave() {
    calls--;
    last = clock.instant();
  }

  /**
   * Closes the door if nobody is inside, nobody came for a while, and there is no other reason.
   * While the emulator was suspended nobody could come.
   */
  public synchronized boolean close(Duration quiet, BooleanSupplier idle) {
    Instant now = clock.instant();
    if (looked.plus(SUSPENDED).isBefore(now)) {
      last = now;
    }
    looked = now;
    boolean alone = calls == 0 && !last.plus(quiet).isAfter(now);
    leaving = alone && idle.getAsBoolean();
    return leaving;
  }
}
