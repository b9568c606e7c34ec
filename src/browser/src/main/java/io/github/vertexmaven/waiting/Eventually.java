package io.github.vertexmaven.waiting;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Looks again and again until what comes by itself is there. A look that fails is one that came too
 * early; what the last one said is told when patience ends.
 */
public final class Eventually {

  /** Longer than anything takes that does not hang, on a machine that does much else. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final long PAUSE_MILLIS = 20;

  private Eventually() {}

  /** Assertions, in a test. */
  public interface Assertions {
    void hold() throws Exception;
  }

  /** Waits until all assertions hold. */
  public static void holds(Assertions assertions) {
    sees(
        () -> {
          assertions.hold();
          return true;
        },
        held -> held);
  }

  /** Waits until a condition is true. */
  public static void is(Callable<Boolean> condition) {
    sees(condition, held -> held);
  }

  /** The first value that is as wanted. */
  public static <T> T sees(Callable<T> look, Predicate<T> wanted) {
    return sees(look, wanted, value -> PAUSE_MILLIS);
  }

  /**
   * The first value that is as wanted.
   *
   * @param pause milliseconds until the next look, for a value that is not yet as wanted
   */
  public static <T> T sees(
      Callable<T> look, Predicate<T> wanted, java.util.function.ToLongFunction<T> pause) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long millis = PAUSE_MILLIS;
      Throwable fault;
      Object last = null;
      try {
        T value = look.call();
        if (wanted.test(value)) {
          return value;
        }
        fault = null;
        last = value;
        millis = pause.applyAsLong(value);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } catch (Exception | AssertionError e) {
        fault = e;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("Not after " + PATIENCE + "; at last: " + last, fault);
      }
      sleep(millis);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
