package io.github.vertexmaven.config;

/** A sentence of a message, which ends once. */
public final class Sentence {

  private static final String ENDS = ".!?…";

  private Sentence() {}

  /** The text with a full stop, unless it ends already. */
  public static String of(String text) {
    String stripped = text.stripTrailing();
    boolean ends = !stripped.isEmpty() && ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    return ends ? stripped : stripped + ".";
  }
}
