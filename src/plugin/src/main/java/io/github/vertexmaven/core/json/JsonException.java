package io.github.vertexmaven.core.json;

/** A text is not the JSON that it should be. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JsonException(String message) {
    super(message);
  }

  JsonException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
