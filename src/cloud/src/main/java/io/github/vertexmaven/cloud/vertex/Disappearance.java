package io.github.vertexmaven.cloud.vertex;

import com.google.api.gax.rpc.NotFoundException;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.RetryPause;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.time.Duration;

/**
 * Waits until something that was deleted is gone. It is looked for itself: the operation of its
 * deletion may be unknown, when the answer that named it was lost.
 *
 * @param policy how long to wait at most
 */
record Disappearance(Rpc rpc, RetryPolicy policy) {

  private static final Duration PAUSE = Duration.ofMillis(500);

  void await(Action action, Runnable look) {
    long end = System.nanoTime() + policy.total().toNanos();
    while (rpc.call(action, () -> isThere(look))) {
      if (System.nanoTime() > end) {
        throw new RemoteException(
            Kind.UNAVAILABLE,
            "Vertex AI accepted the request to "
                + action.what()
                + ", but after "
                + policy.total().toSeconds()
                + " s it still exists; check again later.",
            null);
      }
      RetryPause.of(PAUSE, "a deletion");
    }
  }

  private static boolean isThere(Runnable look) {
    try {
      look.run();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
