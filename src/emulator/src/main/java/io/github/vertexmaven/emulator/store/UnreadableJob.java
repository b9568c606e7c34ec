package io.github.vertexmaven.emulator.store;

/** A job whose journal is damaged, or of a newer emulator; its folder is left as it is. */
public final class UnreadableJob extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableJob(String reason) {
    super(reason);
  }
}
