package io.github.vertexmaven.emulator.http;

import java.util.List;

/**
 * A request that is not done: what kind of refusal it is, and a sentence for the caller to read.
 */
public final class Rejection extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is said of requests that no parser gets to the end of. */
  public static final String TOO_DEEP = "The request is nested too deep for the emulator.";

  private final Kind kind;
  private final transient List<String> problems;

  /** Why a request is refused; each service has its own code for each. */
  public enum Kind {
    INVALID(400),
    TOO_LARGE(413),
    /** The caller does not show that it may ask. */
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    NO_SUCH_METHOD(405),
    EXISTS(409),
    /** The state of things, or a condition of the caller, does not allow it. */
    PRECONDITION(412),
    UNSUITED(415),
    RANGE(416),
    /** The caller already has the answer. */
    NOT_MODIFIED(304),
    CANCELLED(499),
    FAILED(500),
    NOT_SERVED(501),
    /** The disk takes no more. */
    FULL(507),
    /** The same request may be done later. */
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The code of HTTP that is meant for it; a face of another mind has its own. */
    public int status() {
      return status;
    }
  }

  private Rejection(Kind kind, String message, List<String> problems) {
    super(message, null, false, false);
    this.kind = kind;
    this.problems = problems;
  }

  public static Rejection of(Kind kind, String message) {
    return new Rejection(kind, message, List.of());
  }

  public static Rejection invalid(String message) {
    return of(Kind.INVALID, message);
  }

  /** Several problems at once, each of which begins with the path of a field. */
  public static Rejection invalid(List<String> problems) {
    return new Rejection(Kind.INVALID, String.join("\n", problems), List.copyOf(problems));
  }

  public static Rejection notFound(String message) {
    return of(Kind.NOT_FOUND, message);
  }

  /** A defect of the emulator, or a disk that takes no more. */
  public static Rejection failed(Exception e) {
    return NoSpace.isCauseOf(e)
        ? of(Kind.FULL, "there is no space left on the emulator's disk: make room")
        : of(Kind.FAILED, "The emulator failed: " + e);
  }

  public Kind kind() {
    return kind;
  }

  public List<String> problems() {
    return problems;
  }
}
