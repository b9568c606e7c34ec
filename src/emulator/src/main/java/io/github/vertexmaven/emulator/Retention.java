package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Removes jobs that have ended beyond those that are kept, the oldest first: what they printed and
 * what is told of them, not what they have written into buckets.
 */
final class Retention implements AutoCloseable {

  private static final long PAUSE_SECONDS = 30;

  private final Jobs jobs;
  private final IntSupplier kept;
  private final Consumer<JobKey> forget;
  private final ScheduledExecutorService thread;

  private Retention(Jobs jobs, IntSupplier kept, Consumer<JobKey> forget) {
    this.jobs = jobs;
    this.kept = kept;
    this.forget = forget;
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
   * @param forget is told of each that is gone
   */
  static Retention of(Jobs jobs, IntSupplier kept, Consumer<JobKey> forget) {
    Retention retention = new Retention(jobs, kept, forget);
    retention.thread.scheduleWithFixedDelay(retention::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    return retention;
  }

  private void look() {
    try {
      for (Job job : jobs.endedBefore(kept.getAsInt())) {
        jobs.delete(job.key());
        forget.accept(job.key());
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
