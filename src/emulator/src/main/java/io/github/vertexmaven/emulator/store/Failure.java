package io.github.vertexmaven.emulator.store;

/** Why something failed, with a code of google/rpc/code.proto. */
public record Failure(int code, String message) {

  /** What the emulator says of everything that ran when it was stopped. */
  public static final Failure STOPPED = new Failure(10, "the emulator was stopped while it ran");

  /** FAILED_PRECONDITION, the code that the service gives to failed tasks. */
  public static Failure of(String message) {
    return new Failure(9, message);
  }
}
