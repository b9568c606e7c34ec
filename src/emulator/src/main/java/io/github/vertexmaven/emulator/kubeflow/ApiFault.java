package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.Rejection;

/** A call that is not done, as the server says it: a chain of reasons, and a sentence for users. */
final class ApiFault extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String INTERNAL = "Internal Server Error";

  private final Code code;
  private final String sentence;

  /** The codes of gRPC that the server uses, and what the gateway makes of them. */
  enum Code {
    INVALID(3, 400),
    NOT_FOUND(5, 404),
    EXISTS(6, 409),
    DENIED(7, 403),
    PRECONDITION(9, 400),
    ABORTED(10, 409),
    UNIMPLEMENTED(12, 501),
    INTERNAL(13, 500),
    UNAVAILABLE(14, 503),
    UNAUTHENTICATED(16, 401);

    private final int number;
    private final int status;

    Code(int number, int status) {
      this.number = number;
      this.status = status;
    }

    int number() {
      return number;
    }

    int status() {
      return status;
    }
  }

  private ApiFault(Code code, String chain, String sentence) {
    super(chain, null, false, false);
    this.code = code;
    this.sentence = sentence;
  }

  static ApiFault invalid(String sentence) {
    return new ApiFault(Code.INVALID, "Invalid input error: " + sentence, sentence);
  }

  /** A message that the gateway cannot read; nothing stands around its reason. */
  static ApiFault unreadable(String reason) {
    return new ApiFault(Code.INVALID, reason, "");
  }

  static ApiFault notFound(String kind, String id) {
    String sentence = kind + " " + id + " not found";
    return new ApiFault(Code.NOT_FOUND, "ResourceNotFoundError: " + sentence, sentence);
  }

  static ApiFault exists(String sentence) {
    return new ApiFault(Code.EXISTS, "Already exist error: " + sentence, sentence);
  }

  static ApiFault precondition(String sentence, String reason) {
    return new ApiFault(
        Code.PRECONDITION, "FailedPreconditionError: " + sentence + ": " + reason, sentence);
  }

  /** What the server calls a bad request, which is no 400. */
  static ApiFault aborted(String sentence, String reason) {
    return new ApiFault(Code.ABORTED, "BadRequestError: " + sentence + ": " + reason, sentence);
  }

  /** What the server does not expect, faults of the caller among it. */
  static ApiFault internal(String what, String reason) {
    return new ApiFault(Code.INTERNAL, "InternalServerError: " + what + ": " + reason, INTERNAL);
  }

  static ApiFault denied(String sentence) {
    return new ApiFault(
        Code.DENIED, "PermissionDenied: " + sentence + ": Unauthorized access", sentence);
  }

  static ApiFault unauthenticated(String sentence) {
    return new ApiFault(Code.UNAUTHENTICATED, "Unauthenticated: " + sentence, sentence);
  }

  /** What the emulator refuses before any service. */
  static ApiFault of(Rejection refusal) {
    Code code =
        switch (refusal.kind()) {
          case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
          case FORBIDDEN -> Code.DENIED;
          case NOT_FOUND -> Code.NOT_FOUND;
          case EXISTS -> Code.EXISTS;
          case PRECONDITION, FULL -> Code.PRECONDITION;
          case FAILED -> Code.INTERNAL;
          case UNAVAILABLE -> Code.UNAVAILABLE;
          case NOT_SERVED, NO_SUCH_METHOD -> Code.UNIMPLEMENTED;
          default -> Code.INVALID;
        };
    boolean isGateway =
        refusal.kind() == Rejection.Kind.NO_SUCH_METHOD
            || refusal.kind() == Rejection.Kind.NOT_FOUND;
    return new ApiFault(code, refusal.getMessage(), isGateway ? "" : refusal.getMessage());
  }

  /** The same, met on the way of something else; what the gateway itself says stays as it is. */
  ApiFault in(String what) {
    return sentence.isEmpty() ? this : new ApiFault(code, what + ": " + getMessage(), sentence);
  }

  Code code() {
    return code;
  }

  /** For users; empty where the gateway itself speaks. */
  String sentence() {
    return sentence;
  }
}
