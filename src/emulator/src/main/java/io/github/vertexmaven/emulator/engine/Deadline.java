package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long a command may run. */
record Deadline(Optional<Duration> most) {

  static Deadline of(Optional<Duration> most) {
    return new Deadline(most);
  }

  /** How a command ends, by itself or at its deadline. */
  RunningCommand.Exit exit(RunningCommand command) throws InterruptedException, TaskFailed {
    if (most.isEmpty()) {
      return command.exit();
    }
    Watch watch = new Watch(new SystemTimer(), command::end);
    watch.begin(most.get());
    try {
      RunningCommand.Exit exit = command.exit();
      if (watch.isLate()) {
        throw new TaskFailed(
            "The task was ended after " + most.get().toSeconds() + " seconds, its deadline.");
      }
      return exit;
    } finally {
      watch.stop();
    }
  }

  /** Time, and who waits for it. */
  interface Timer {

    /** Runs something once so much time has passed, or later. */
    void after(Duration delay, Runnable action);

    /** Nanoseconds of a clock that nobody sets. */
    long nanos();
  }

  private static final class SystemTimer implements Timer {
    @Override
    public void after(Duration delay, Runnable action) {
      CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS).execute(action);
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }

  /**
   * Waits in small steps: a step that took much longer than it should was one in which the emulator
   * was suspended, and with it mostly the task. That time is not the task's.
   */
  static final class Watch {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Timer timer;
    private final Runnable end;
    private boolean late;
    private boolean stopped;

    Watch(Timer timer, Runnable end) {
      this.timer = timer;
      this.end = end;
    }

    void begin(Duration left) {
      Duration step = left.compareTo(STEP) < 0 ? left : STEP;
      long start = timer.nanos();
      timer.after(step, () -> look(left, step, Duration.ofNanos(timer.nanos() - start)));
    }

    private void look(Duration left, Duration step, Duration took) {
      boolean suspended = took.compareTo(step.plus(STEP)) > 0;
      Duration rest = left.minus(suspended ? step : took);
      boolean over = rest.isNegative() || rest.isZero();
      synchronized (this) {
        if (stopped) {
          return;
        }
        // What ended while nobody looked may be heard of a moment later.
        late = over && !suspended;
      }
      if (late) {
        end.run();
      } else {
        begin(over ? STEP : rest);
      }
    }

    synchronized boolean isLate() {
      return late;
    }

    synchronized void stop() {
      stopped = true;
    }
  }
}
