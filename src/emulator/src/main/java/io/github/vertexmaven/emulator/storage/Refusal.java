package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A request that is answered with an error, in the JSON shape that every Google client parses
 * (documentation page "HTTP status and error codes for JSON").
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  private Refusal(int status, String reason, String message) {
    super(message, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "invalid", message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "notFound", message);
  }

  static Refusal noSuchBucket() {
    return notFound("The specified bucket does not exist.");
  }

  static Refusal noSuchObject(String bucket, String name) {
    return notFound("No such object: " + bucket + "/" + name);
  }

  static Refusal conflict(String message) {
    return new Refusal(409, "conflict", message);
  }

  static Refusal conditionNotMet() {
    return new Refusal(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  /** A conditional read whose answer the caller already has. */
  static Refusal notModified() {
    return new Refusal(304, "notModified", "Not modified.");
  }

  static Refusal unsatisfiable() {
    return new Refusal(
        416, "requestedRangeNotSatisfiable", "The requested range cannot be satisfied.");
  }

  /** The caller should ask how far the upload came, and go on from there. */
  static Refusal retry(String message) {
    return new Refusal(503, "backendError", message);
  }

  static Refusal failed(String message) {
    return new Refusal(500, "backendError", message);
  }

  static Refusal cancelled() {
    return new Refusal(499, "clientClosedRequest", "The upload was cancelled.");
  }

  static Refusal notServed(String what) {
    return new Refusal(501, "notImplemented", "The emulator does not serve " + what + ".");
  }

  int status() {
    return status;
  }

  Answer answer() {
    if (status == 304 || status == 499) {
      return Answer.empty(status);
    }
    JsonObject detail = new JsonObject();
    detail.addProperty("domain", "global");
    detail.addProperty("reason", reason);
    detail.addProperty("message", getMessage());
    JsonArray errors = new JsonArray();
    errors.add(detail);
    JsonObject error = new JsonObject();
    error.addProperty("code", status);
    error.addProperty("message", getMessage());
    error.add("errors", errors);
    JsonObject body = new JsonObject();
    body.add("error", error);
    return Answer.json(status, body);
  }
}
