package io.github.vertexmaven.emulator.clean;

import io.github.vertexmaven.emulator.store.Job;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Removes jobs that have ended beyond those that are kept, with their data. */
public final class Retention implements AutoCloseable {

  private static final long PAUSE_SECONDS = 30;

  private final IntSupplier kept;
  private final Cleaning cleaning;
  private final ScheduledExecutorService thread;

  private Retention(Cleaning cleaning, IntSupplier kept) {
    this.kept = kept;
    this.cleaning = cleaning;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            action -> {
              Thread cleaner = new Thread(action, "retention");
              cleaner.setDaemon(true);
              return cleaner;
            });
  }

  /**
   * Looks now and then, and at the start; nobody waits for it.
   *
   * @param kept how many are kept, when it is asked
   */
  public static Retention of(Cleaning cleaning, IntSupplier kept) {
    Retention retention = new Retention(cleaning, kept);
    retention.thread.scheduleWithFixedDelay(retention::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    return retention;
  }

  private void look() {
    try {
      List<Job> old = cleaning.jobs().endedBefore(kept.getAsInt());
      if (!old.isEmpty()) {
        cleaning.clean(old, true);
      }
    } catch (IOException | RuntimeException e) {
      System.err.println("Old jobs could not be removed: " + e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
