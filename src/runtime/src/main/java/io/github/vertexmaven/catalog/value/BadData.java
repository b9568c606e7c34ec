package io.github.vertexmaven.catalog.value;

/**
 * Data that cannot be read or kept, by the user's doing; the message is the end of a sentence for
 * the user.
 */
public final class BadData extends Exception {

  private static final long serialVersionUID = 1L;

  /** Takes the end of a sentence, with its full stop. */
  public BadData(String sentence) {
    super(sentence);
  }

  /** The same, with what was behind it. */
  public BadData(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
