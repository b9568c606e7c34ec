package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Failure;

/** A task that cannot go on; the message is what its error says. */
final class TaskFailed extends Exception {

  TaskFailed(String message) {
    super(message);
  }

  Failure failure() {
    return Failure.of(getMessage());
  }
}
