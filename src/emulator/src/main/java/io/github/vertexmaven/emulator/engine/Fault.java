package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is said where the emulator itself, or its machine, is at the end. */
final class Fault {

  /** INTERNAL of google/rpc/code.proto. */
  private static final int CODE = 13;

  private Fault() {}

  /**
   * The reason.
   *
   * @param what that could not be done, as in "run the task"
   */
  static Failure of(String what, Throwable e) {
    return new Failure(CODE, "The emulator could not " + what + ": " + reason(e));
  }

  private static String reason(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return "it has no memory left, or the system allows no more processes ("
          + e.getMessage()
          + ").";
    }
    if (e instanceof StackOverflowError) {
      return "something is nested too deep.";
    }
    if (e instanceof UncheckedIOException wrapped) {
      return reason(wrapped.getCause());
    }
    return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
  }
}
