package io.github.vertexmaven.cloud.logging;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Keeps calls within a quota by waiting: a project may read its logs 60 times a minute, and whoever
 * asks more often is refused for the rest of it.
 */
final class Pace {

  private final int calls;
  private final long nanos;
  private final LongSupplier clock;
  private final Sleep sleep;
  private final Deque<Long> made = new ArrayDeque<>();

  /** Lets time pass. */
  interface Sleep {
    void nanos(long nanos) throws InterruptedException;
  }

  Pace(int calls, Duration time) {
    this(
        calls,
        time,
        System::nanoTime,
        nanos -> Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1));
  }

  Pace(int calls, Duration time, LongSupplier clock, Sleep sleep) {
    this.calls = calls;
    this.nanos = time.toNanos();
    this.clock = clock;
    this.sleep = sleep;
  }

  /** Waits until a call more is within the quota, and counts it. */
  synchronized void await() {
    forget();
    while (made.size() >= calls) {
      try {
        sleep.nanos(nanos - (clock.getAsLong() - made.getFirst()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RemoteException(Kind.OTHER, "Interrupted while waiting to read a log.", e);
      }
      forget();
    }
    made.addLast(clock.getAsLong());
  }

  private void forget() {
    while (!made.isEmpty() && clock.getAsLong() - made.getFirst() >= nanos) {
      made.removeFirst();
    }
  }
}
