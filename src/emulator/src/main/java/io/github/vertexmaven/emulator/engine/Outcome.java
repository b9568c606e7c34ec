package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Values;

/** How one try of a task ended. */
sealed interface Outcome {

  record Done(Values outputs) implements Outcome {}

  /** The result was known. */
  record Cached(Values outputs) implements Outcome {}

  record Failed(Failure failure) implements Outcome {}

  record Cancelled() implements Outcome {}
}
