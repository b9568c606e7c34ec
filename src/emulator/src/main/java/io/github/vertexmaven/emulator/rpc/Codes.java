package io.github.vertexmaven.emulator.rpc;

import com.google.rpc.Code;
import io.github.vertexmaven.emulator.http.Rejection;

/** The codes of google/rpc/code.proto: which a refusal has, and its status over HTTP. */
final class Codes {

  private Codes() {}

  static Code of(Rejection.Kind kind) {
    return switch (kind) {
      case INVALID, TOO_LARGE, UNSUITED -> Code.INVALID_ARGUMENT;
      case RANGE -> Code.OUT_OF_RANGE;
      case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case NOT_FOUND -> Code.NOT_FOUND;
      case EXISTS -> Code.ALREADY_EXISTS;
      case PRECONDITION, FULL -> Code.FAILED_PRECONDITION;
      case NOT_MODIFIED -> Code.ABORTED;
      case CANCELLED -> Code.CANCELLED;
      case NO_SUCH_METHOD, NOT_SERVED -> Code.UNIMPLEMENTED;
      case UNAVAILABLE -> Code.UNAVAILABLE;
      case FAILED -> Code.INTERNAL;
    };
  }

  static int http(Code code) {
    return switch (code) {
      case OK -> 200;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> 409;
      case RESOURCE_EXHAUSTED -> 429;
      case CANCELLED -> 499;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      default -> 500;
    };
  }
}
