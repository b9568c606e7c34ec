package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
    AtomicBoolean late = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    Executor then = CompletableFuture.delayedExecutor(most.get().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            () -> {
              if (!over.get()) {
                late.set(true);
                command.end();
              }
            },
            then);
    try {
      RunningCommand.Exit exit = command.exit();
      over.set(true);
      if (late.get()) {
        throw new TaskFailed(
            "The task was ended after " + most.get().toSeconds() + " seconds, its deadline.");
      }
      return exit;
    } finally {
      watch.cancel(false);
    }
  }
}
