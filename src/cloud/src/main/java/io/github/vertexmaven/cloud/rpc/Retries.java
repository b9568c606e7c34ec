package io.github.vertexmaven.cloud.rpc;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import io.github.vertexmaven.cloud.auth.CredentialFault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Repeats calls that failed by a transient fault, until they succeed or patience ends. */
public final class Retries {

  /** Codes that google.rpc.Code and AIP-194 call worth another attempt, when a call may repeat. */
  private static final Set<Code> TRANSIENT =
      EnumSet.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.ABORTED,
          Code.INTERNAL,
          Code.RESOURCE_EXHAUSTED);

  private final RetryPolicy policy;

  Retries(RetryPolicy policy) {
    this.policy = policy;
  }

  /** Whether another attempt may succeed; then too, the failed one may have taken effect. */
  public static boolean isTransient(ApiException fault) {
    return TRANSIENT.contains(fault.getStatusCode().getCode())
        && !NoConnection.is(fault)
        && !CredentialFault.is(fault);
  }

  /**
   * Repeats a call.
   *
   * @throws ApiException the last attempt's
   */
  <T> T call(Supplier<T> call) {
    long end = System.nanoTime() + policy.total().toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (ApiException e) {
        Duration pause = pauseAfter(attempt, e);
        if (!isTransient(e) || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        RetryPause.of(pause, "an answer");
      }
    }
  }

  /** A service that says when to come back is not asked earlier. */
  private Duration pauseAfter(int attempt, ApiException fault) {
    Duration ours = policy.pauseAfter(attempt);
    return FaultDetails.of(fault)
        .retryDelay()
        .filter(asked -> asked.compareTo(ours) > 0)
        .orElse(ours);
  }
}
