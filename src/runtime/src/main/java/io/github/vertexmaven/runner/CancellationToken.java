package io.github.vertexmaven.runner;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a run of a node still counts: it ends by itself or is given up, whichever comes first. A
 * run that was given up saves nothing more and tells the hooks nothing more.
 */
final class CancellationToken {

  private enum State {
    RUNS,
    ENDED,
    GIVEN_UP
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNS);

  /** The run has ended; false when it was given up before. */
  boolean end() {
    state.compareAndSet(State.RUNS, State.ENDED);
    return state.get() == State.ENDED;
  }

  /** Nobody waits any longer; false when the run has ended before. */
  boolean giveUp() {
    return state.compareAndSet(State.RUNS, State.GIVEN_UP);
  }

  /** Goes on only while the run counts. */
  void check() {
    if (state.get() == State.GIVEN_UP) {
      throw new CancellationException();
    }
  }
}
