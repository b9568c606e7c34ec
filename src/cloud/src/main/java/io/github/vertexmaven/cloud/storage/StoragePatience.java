package io.github.vertexmaven.cloud.storage;

import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.api.gax.retrying.TimedAttemptSettings;
import com.google.cloud.storage.StorageRetryStrategy;
import io.github.vertexmaven.cloud.auth.CredentialFault;
import io.github.vertexmaven.cloud.rpc.NoConnection;

/**
 * Repeats every call: each of ours may be, since an upload refuses to replace and a delete is
 * content with nothing. Only where nobody listens, or no token is given, nothing is waited for.
 */
final class StoragePatience implements StorageRetryStrategy {

  private static final long serialVersionUID = 1L;

  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new WhileConnected();
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return new WhileConnected();
  }

  /** The client's own judgement of faults, but for one. */
  private static final class WhileConnected implements ResultRetryAlgorithm<Object> {

    private final ResultRetryAlgorithm<?> google =
        StorageRetryStrategy.getUniformStorageRetryStrategy().getIdempotentHandler();

    @Override
    public TimedAttemptSettings createNextAttempt(
        Throwable fault, Object answer, TimedAttemptSettings settings) {
      return null;
    }

    @Override
    public boolean shouldRetry(Throwable fault, Object answer) {
      return !NoConnection.is(fault)
          && !CredentialFault.is(fault)
          && google.shouldRetry(fault, null);
    }
  }
}
