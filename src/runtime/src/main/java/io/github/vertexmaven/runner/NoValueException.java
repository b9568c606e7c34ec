package io.github.vertexmaven.runner;

/** A node whose result lacks an output; no frame of its code is to blame, so it has none. */
final class NoValueException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NoValueException(String dataset) {
    super("The node returned null for '" + dataset + "'; an output must have a value.");
    setStackTrace(new StackTraceElement[0]);
  }
}
