package io.github.vertexmaven.kubeflow.store;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What a store refuses, in one sentence.
 *
 * @param store the store in words
 */
record S3Faults(String store) {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  private static final int BROKEN = 500;

  /** Calls, and says it in words when that fails. */
  <T> T told(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw of(what, e);
    }
  }

  RemoteException of(String what, SdkException fault) {
    if (!(fault instanceof S3Exception refusal)) {
      boolean nobody = String.valueOf(fault.getMessage()).contains("credentials");
      return nobody
          ? new RemoteException(
              Kind.NO_CREDENTIALS,
              store
                  + " needs keys: name an entry of credentials.yml in kubeflow.store.credentials, or set AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY.",
              fault)
          : new RemoteException(
              Kind.UNAVAILABLE,
              store + " cannot be reached: check kubeflow.store.endpoint and the network.",
              fault);
    }
    int status = refusal.statusCode();
    String why = store + " answers " + status + " to " + what;
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return new RemoteException(
          Kind.PERMISSION_DENIED,
          why + ": check the keys and their permissions for the bucket.",
          fault);
    }
    if (status == NOT_FOUND) {
      return new RemoteException(
          Kind.NOT_FOUND, why + ": the bucket or the object does not exist.", fault);
    }
    return new RemoteException(status >= BROKEN ? Kind.UNAVAILABLE : Kind.OTHER, why + ".", fault);
  }

  /** Whether something is not there. */
  static boolean isMissing(SdkException fault) {
    return fault instanceof S3Exception refusal && refusal.statusCode() == NOT_FOUND;
  }
}
