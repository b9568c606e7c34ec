package io.github.vertexmaven.catalog.value;

/** Whether a text can be written at all: Java's may have one half of a character alone. */
public final class WholeText {

  /** What to say of one that cannot. */
  public static final String PROBLEM = "the text is not valid Unicode; it has half of a character.";

  private WholeText() {}

  /** Whether each half has the other beside it. */
  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
