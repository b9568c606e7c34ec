package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Failure;

/** A task that cannot go on; the message is what its error says. */
public final class TaskFailed extends Exception {

  private static final long serialVersionUID = 1L;

  public TaskFailed(String message) {
    super(message);
  }

  Failure failure() {
    return Failure.of(getMessage());
  }
}
