package io.github.vertexmaven.core.show.table;

/**
 * What lines are written for.
 *
 * @param width how many columns a line may take, at least one
 * @param links whether text can be a link
 */
public record Screen(int width, boolean links) {

  private static final int USUAL = 120;

  /** Refuses what has no room for a character. */
  public Screen {
    if (width < 1) {
      throw new IllegalArgumentException("width " + width);
    }
  }

  /** A file: nobody says how wide it is. */
  public static Screen ofFile() {
    return new Screen(USUAL, false);
  }

  /** What is left of it beside a text of that width. */
  public Screen beside(int columns) {
    return new Screen(Math.max(1, width - columns), links);
  }
}
