package io.github.vertexmaven.cloud.auth;

import com.google.auth.Retryable;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells credentials that were refused from a network that is away. */
public final class CredentialFault {

  private CredentialFault() {}

  /** Why no token was given, when asking again does not help. */
  public static Optional<String> reason(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(cause -> cause instanceof Retryable refused && !refused.isRetryable())
        .findFirst()
        .map(CredentialFault::words);
  }

  /** {@code invalid_grant} of RFC 6749 is what a login that has grown old ends with. */
  private static String words(Throwable refused) {
    boolean old =
        Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
            .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("invalid_grant"));
    return old
        ? "the login has expired or was revoked"
        : "no token was given: " + refused.getMessage();
  }
}
