package io.github.vertexmaven.emulator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Counts calls, so that an emulator that nobody needs can leave. Leaving and calling exclude each
 * other: a call is either answered in full or refused.
 */
public final class Activity {

  /** What callers hear that come too late. */
  public static final String CLOSED = "The emulator is leaving; start another.";

  private int calls;
  private Instant last = Instant.now();
  private boolean leaving;

  /** Whether a call may begin; one that may must be followed by {@link #leave()}. */
  public synchronized boolean enter() {
    if (!leaving) {
      calls++;
    }
    return !leaving;
  }

  public synchronized void leave() {
    calls--;
    last = Instant.now();
  }

  /** Closes the door if nobody is inside, nobody came for a while, and there is no other reason. */
  public synchronized boolean close(Duration quiet, BooleanSupplier idle) {
    boolean alone = calls == 0 && !last.plus(quiet).isAfter(Instant.now());
    leaving = alone && idle.getAsBoolean();
    return leaving;
  }
}
