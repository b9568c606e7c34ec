package io.github.vertexmaven.emulator.http;

import java.util.List;

/**
 * A request that is not done: what kind of refusal it is, and a sentence for the caller to read.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient List<String> problems;

  /** Why a request is refused; each service has its own code for each. */
  public enum Kind {
    INVALID,
    TOO_LARGE,
    FORBIDDEN,
    NOT_FOUND,
    NO_SUCH_METHOD,
    EXISTS,
    /** The state of things, or a condition of the caller, does not allow it. */
    PRECONDITION,
    UNSUITED,
    RANGE,
    /** The caller already has the answer. */
    NOT_MODIFIED,
    CANCELLED,
    FAILED,
    NOT_SERVED,
    /** The same request may be done later. */
    UNAVAILABLE
  }

  private Refusal(Kind kind, String message, List<String> problems) {
    super(message, null, false, false);
    this.kind = kind;
    this.problems = problems;
  }

  public static Refusal of(Kind kind, String message) {
    return new Refusal(kind, message, List.of());
  }

  public static Refusal invalid(String message) {
    return of(Kind.INVALID, message);
  }

  /** Several problems at once, each of which begins with the path of a field. */
  public static Refusal invalid(List<String> problems) {
    return new Refusal(Kind.INVALID, String.join("\n", problems), List.copyOf(problems));
  }

  public static Refusal notFound(String message) {
    return of(Kind.NOT_FOUND, message);
  }

  /** A defect of the emulator. */
  public static Refusal failed(Exception e) {
    return of(Kind.FAILED, "The emulator failed: " + e);
  }

  public Kind kind() {
    return kind;
  }

  public List<String> problems() {
    return problems;
  }
}
