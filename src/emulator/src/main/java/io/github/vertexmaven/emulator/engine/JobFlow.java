package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whether the tasks of a job go on, and on which threads. Decisions about it are made by one
 * thread, one after the other.
 */
final class JobFlow {

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final EngineThreads threads;
  private final boolean failFast;
  private final int warmLimit;
  private final Consumer<Throwable> crash;
  private boolean cancelled;
  private long tasks;
  private volatile boolean failedFast;
  private volatile boolean crashed;

  /**
   * The flow of a new job.
   *
   * @param failFast whether nothing new is started once a task has failed
   * @param warmLimit how many processes may wait for its tasks
   * @param crash told when a decision itself fails
   */
  JobFlow(EngineThreads threads, boolean failFast, int warmLimit, Consumer<Throwable> crash) {
    this.threads = threads;
    this.failFast = failFast;
    this.warmLimit = warmLimit;
    this.crash = crash;
  }

  void decide(Runnable action) {
    threads.decide(() -> guarded(action));
  }

  void later(Duration delay, Runnable action) {
    threads.later(delay, () -> guarded(action));
  }

  void work(Runnable action) {
    threads.work(action);
  }

  /** Tries now and then until it is done. */
  void untilDone(BooleanSupplier attempt) {
    if (!attempt.getAsBoolean()) {
      threads.later(AGAIN, () -> untilDone(attempt));
    }
  }

  void aside(Runnable action) {
    threads.aside(action);
  }

  /** Counts tasks that come up; too many for one job are refused. */
  void admit(long more) throws TaskFailed {
    if (tasks + more > CheckedSpec.MOST_TASKS) {
      throw new TaskFailed(
          "With "
              + more
              + " more tasks the job would have "
              + (tasks + more)
              + ", more than the "
              + CheckedSpec.MOST_TASKS
              + " that the emulator runs in one job.");
    }
    tasks += more;
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** A task has failed. */
  void failed() {
    failedFast = failFast;
  }

  /** Whether a task has failed under the policy that then nothing new is started. */
  boolean failedFast() {
    return failedFast;
  }

  /** How many processes may wait for tasks of the job; none once nothing new will start. */
  int warmLimit() {
    return cancelled || failedFast ? 0 : warmLimit;
  }

  /** A defect of the emulator, or a full disk, ends the job and is said; it never hangs. */
  private void guarded(Runnable action) {
    try {
      if (!crashed) {
        action.run();
      }
    } catch (Throwable e) {
      crashed = true;
      failedFast = true;
      crash.accept(e);
    }
  }
}
