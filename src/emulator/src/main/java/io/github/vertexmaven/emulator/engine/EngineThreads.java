package io.github.vertexmaven.emulator.engine;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads of the engine: one that decides, some that run tasks, others that end them. */
final class EngineThreads {

  private final ScheduledThreadPoolExecutor decider;
  private final ExecutorService workers;
  private final ExecutorService enders;

  private EngineThreads(int parallelism) {
    decider = new ScheduledThreadPoolExecutor(1, named("engine"));
    decider.setRemoveOnCancelPolicy(true);
    decider.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // A machine without a free process must not keep decisions from being made.
    decider.prestartAllCoreThreads();
    workers = Executors.newFixedThreadPool(parallelism, named("task"));
    enders = Executors.newCachedThreadPool(named("ending"));
  }

  static EngineThreads of(int parallelism) {
    return new EngineThreads(parallelism);
  }

  /** Next, on the one thread that decides. */
  void decide(Runnable action) {
    quietly(() -> decider.execute(action));
  }

  void later(Duration delay, Runnable action) {
    quietly(() -> decider.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** As soon as a core is free. */
  void work(Runnable action) {
    quietly(() -> workers.execute(action));
  }

  /** At once, although it may take a while. */
  void aside(Runnable action) {
    try {
      quietly(() -> enders.execute(action));
    } catch (OutOfMemoryError noThread) {
      action.run();
    }
  }

  /** Stops deciding; running tasks are ended by the caller. */
  void stop() {
    decider.shutdownNow();
    workers.shutdownNow();
    try {
      decider.awaitTermination(10, TimeUnit.SECONDS);
      workers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After the stop nothing is decided any more; the next start finds what was left open. */
  private static void quietly(Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      // stopped
    }
  }

  private static ThreadFactory named(String name) {
    return action -> {
      Thread thread = new Thread(action, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
