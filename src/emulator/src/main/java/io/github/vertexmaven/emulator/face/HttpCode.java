package io.github.vertexmaven.emulator.face;

import com.google.rpc.Code;

/** The HTTP status of a code, as google/rpc/code.proto maps them. */
final class HttpCode {

  private HttpCode() {}

  static int of(int code) {
    return switch (Code.forNumber(code)) {
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
