package io.github.vertexmaven.emulator.logging;

/**
 * A request that says something which is wrong, or which the emulator does not understand: one
 * sentence, for the caller to read.
 */
final class Invalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  Invalid(String sentence) {
    super(sentence, null, false, false);
  }
}
