package io.github.vertexmaven.emulator.schedule;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Makes schedulers look at the clock, twice a second, until it is closed. */
public final class ScheduleTimer implements AutoCloseable {

  private static final long PAUSE = 500;

  private final ScheduledExecutorService thread;

  private ScheduleTimer(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /**
   * One that stands.
   *
   * @param tick looks at the clock
   */
  public static ScheduleTimer of(Runnable tick) {
    ScheduleTimer ticking = never();
    ticking.thread.scheduleWithFixedDelay(() -> guarded(tick), PAUSE, PAUSE, TimeUnit.MILLISECONDS);
    return ticking;
  }

  /** For an emulator that does not stand: it keeps schedules, and fires none. */
  public static ScheduleTimer never() {
    return new ScheduleTimer(
        Executors.newSingleThreadScheduledExecutor(
            action -> {
              Thread thread = new Thread(action, "schedules");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** A full disk now is no reason to fire nothing ever after. */
  private static void guarded(Runnable tick) {
    try {
      tick.run();
    } catch (RuntimeException e) {
      System.err.println("The emulator could not start the runs of its schedules: " + e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
