package io.github.vertexmaven.core.conf;

import java.util.function.UnaryOperator;

/** What a fault says and where it arose, with its causes, without the secrets that they name. */
final class RedactedFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Causes may be made in a circle. */
  static final int DEEPEST = 50;

  private final String said;

  RedactedFault(Throwable fault, UnaryOperator<String> shown) {
    this(fault, shown, 0);
  }

  private RedactedFault(Throwable fault, UnaryOperator<String> shown, int depth) {
    super(
        fault.getMessage() == null ? null : shown.apply(fault.getMessage()),
        fault.getCause() == null || depth == DEEPEST
            ? null
            : new RedactedFault(fault.getCause(), shown, depth + 1));
    this.said = shown.apply(fault.toString());
    setStackTrace(fault.getStackTrace());
    if (depth < DEEPEST) {
      for (Throwable suppressed : fault.getSuppressed()) {
        addSuppressed(new RedactedFault(suppressed, shown, depth + 1));
      }
    }
  }

  @Override
  public String toString() {
    return said;
  }
}
