package io.github.vertexmaven.emulator.kubeflow;

/**
 * The two names of a pipeline or of a version: each stands for the other where that is not given.
 */
record GivenNames(String name, String displayName) {

  static final int LONGEST_PIPELINE = 128;
  static final int LONGEST_VERSION = 127;

  /**
   * The names of what a caller makes.
   *
   * @param otherwise where none is given
   */
  static GivenNames of(String name, String displayName, String otherwise) {
    String one = name.isEmpty() ? displayName.isEmpty() ? otherwise : displayName : name;
    return new GivenNames(one, displayName.isEmpty() ? one : displayName);
  }

  /** Refuses none and one that is too long. */
  GivenNames checked(String kind, int longest) {
    if (name.isEmpty()) {
      throw refused(kind + "'s name cannot be empty");
    }
    if (name.length() > longest || displayName.length() > longest) {
      throw refused(kind + "'s name is longer than " + longest + " characters");
    }
    return this;
  }

  /** The server takes it for a fault of its own. */
  private static ApiFault refused(String reason) {
    return ApiFault.internal(
        "Failed to convert API message to its internal representation",
        "Invalid input error: " + reason);
  }
}
