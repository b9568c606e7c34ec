package io.github.vertexmaven.cloud.auth;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells credentials that were refused from a network that is away. */
public final class CredentialFault {

  /** What ImpersonatedCredentials of the auth library throws when IAM gives it no token. */
  private static final String NO_TOKEN_TO_ACT = "Error requesting access token";

  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;

  private CredentialFault() {}

  /** Whether asking again does not help. */
  public static boolean is(Throwable fault) {
    return reason(fault).isPresent() || isNotAllowedToAct(fault);
  }

  /** Why the token endpoint gave no token. */
  public static Optional<String> reason(Throwable fault) {
    return causes(fault)
        .filter(cause -> cause instanceof Retryable refused && !refused.isRetryable())
        .findFirst()
        .map(CredentialFault::words);
  }

  /** Whether IAM does not let us act as the account that was to be impersonated. */
  public static boolean isNotAllowedToAct(Throwable fault) {
    return any(
        fault,
        cause ->
            NO_TOKEN_TO_ACT.equals(cause.getMessage())
                && cause.getCause() instanceof HttpResponseException answer
                && answer.getStatusCode() >= BAD_REQUEST
                && answer.getStatusCode() < TOO_MANY);
  }

  /** {@code invalid_grant} of RFC 6749 is what a login that has grown old ends with. */
  private static String words(Throwable refused) {
    boolean old =
        any(refused, cause -> String.valueOf(cause.getMessage()).contains("invalid_grant"));
    return old
        ? "the login has expired or was revoked"
        : "no token was given: " + refused.getMessage();
  }

  private static boolean any(Throwable fault, Predicate<Throwable> test) {
    return causes(fault).anyMatch(test);
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }
}
