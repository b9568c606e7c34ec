package io.github.vertexmaven.provider;

/** Google could not be asked, or refused; the message is finished and holds no secret. */
public final class GoogleException extends Exception {

  private static final long serialVersionUID = 1L;

  GoogleException(String message) {
    super(message);
  }

  GoogleException(String message, Throwable cause) {
    super(message, cause);
  }
}
