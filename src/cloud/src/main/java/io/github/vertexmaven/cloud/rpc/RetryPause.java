package io.github.vertexmaven.cloud.rpc;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.time.Duration;

/** What is done between two calls that ask for the same. */
public final class RetryPause {

  private RetryPause() {}

  /**
   * Waits.
   *
   * @param what what is waited for, for the error where the build is interrupted
   */
  public static void of(Duration duration, String what) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteException(Kind.OTHER, "Interrupted while waiting for " + what + ".", e);
    }
  }
}
