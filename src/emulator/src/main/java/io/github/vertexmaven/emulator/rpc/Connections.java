package io.github.vertexmaven.emulator.rpc;

import io.github.vertexmaven.emulator.http.Activity;
import io.grpc.Attributes;
import io.grpc.ServerCall;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An open connection keeps the emulator as a call does, from its first call that is answered: a
 * client that was suspended, or thinks for long, finds it where it was.
 */
final class Connections extends ServerTransportFilter {

  private static final Attributes.Key<AtomicReference<State>> STATE =
      Attributes.Key.create("what a connection does to the emulator");

  /** What a connection does to the emulator. */
  private enum State {
    STRANGER,
    KEEPS,
    ENDED
  }

  private final Activity activity;

  Connections(Activity activity) {
    this.activity = activity;
  }

  @Override
  public Attributes transportReady(Attributes transport) {
    return transport.toBuilder().set(STATE, new AtomicReference<>(State.STRANGER)).build();
  }

  @Override
  public void transportTerminated(Attributes transport) {
    AtomicReference<State> state = transport == null ? null : transport.get(STATE);
    if (state != null && state.getAndSet(State.ENDED) == State.KEEPS) {
      activity.leave();
    }
  }

  /** Called within a call that is counted, so that the emulator is still there. */
  void keep(ServerCall<?, ?> call) {
    AtomicReference<State> state = call.getAttributes().get(STATE);
    if (state != null && state.get() == State.STRANGER && activity.enter()) {
      if (!state.compareAndSet(State.STRANGER, State.KEEPS)) {
        activity.leave();
      }
    }
  }
}
