package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Rejection.Kind;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Errors in the JSON that every client of Cloud Storage parses (documentation page "HTTP status and
 * error codes for JSON"), and those that several operations have.
 */
final class StorageErrors implements ErrorForm {

  static Rejection noSuchBucket() {
    return Rejection.notFound("The specified bucket does not exist.");
  }

  static Rejection noSuchObject(String bucket, String name) {
    return Rejection.notFound("No such object: " + bucket + "/" + name);
  }

  static Rejection conflict(String message) {
    return Rejection.of(Kind.EXISTS, message);
  }

  static Rejection conditionNotMet() {
    return Rejection.of(
        Kind.PRECONDITION, "At least one of the pre-conditions you specified did not hold.");
  }

  /** A conditional read whose answer the caller already has. */
  static Rejection notModified() {
    return Rejection.of(Kind.NOT_MODIFIED, "Not modified.");
  }

  /** The caller should ask how far the upload came, and go on from there. */
  static Rejection retry(String message) {
    return Rejection.of(Kind.UNAVAILABLE, message);
  }

  static Rejection cancelled() {
    return Rejection.of(Kind.CANCELLED, "The upload was cancelled.");
  }

  static Rejection notServed(String what) {
    return Rejection.of(Kind.NOT_SERVED, "The emulator does not serve " + what + ".");
  }

  @Override
  public HttpResponse of(Rejection refusal) {
    int status = refusal.kind().status();
    if (refusal.kind() == Kind.NOT_MODIFIED || refusal.kind() == Kind.CANCELLED) {
      return HttpResponse.empty(status);
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("domain", "global");
    detail.put("reason", reason(refusal.kind()));
    detail.put("message", refusal.getMessage());
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", status);
    error.put("message", refusal.getMessage());
    error.put("errors", List.of(detail));
    return HttpResponse.json(status, JsonValues.write(Map.of("error", error)));
  }

  private static String reason(Kind kind) {
    return switch (kind) {
      case NOT_MODIFIED -> "notModified";
      case INVALID, UNSUITED -> "invalid";
      case UNAUTHENTICATED -> "required";
      case FORBIDDEN -> "forbidden";
      case NOT_FOUND -> "notFound";
      case NO_SUCH_METHOD -> "methodNotAllowed";
      case EXISTS -> "conflict";
      case PRECONDITION -> "conditionNotMet";
      case TOO_LARGE -> "uploadTooLarge";
      case RANGE -> "requestedRangeNotSatisfiable";
      case CANCELLED -> "clientClosedRequest";
      case FAILED, UNAVAILABLE -> "backendError";
      case NOT_SERVED -> "notImplemented";
      case FULL -> "insufficientStorage";
    };
  }
}
