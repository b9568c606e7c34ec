package io.github.vertexmaven.mlflow;

/** The tracking server could not be used; the message is finished and holds no secret. */
public final class TrackingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean away;

  TrackingException(String message, boolean away, Throwable cause) {
    super("MLflow: " + message, cause);
    this.away = away;
  }

  TrackingException(String message) {
    this(message, false, null);
  }

  /** Whether the server cannot be reached at all. */
  boolean isAway() {
    return away;
  }

  /** Only the message: it says all. */
  @Override
  public String toString() {
    return getMessage();
  }
}
