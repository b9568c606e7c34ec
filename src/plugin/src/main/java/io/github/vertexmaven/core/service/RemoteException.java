package io.github.vertexmaven.core.service;

/** The service refused or could not be reached: one sentence for the user that says what to do. */
public class RemoteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    NO_CREDENTIALS,
    PERMISSION_DENIED,
    NOT_FOUND,
    ALREADY_EXISTS,
    INVALID,
    QUOTA,
    UNAVAILABLE,
    OTHER;

    /** Whether the user can mend it; else it is the world's fault. */
    public boolean isUsersFault() {
      return this != UNAVAILABLE && this != OTHER;
    }
  }

  /** Keeps the cause for those who debug. */
  public RemoteException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
