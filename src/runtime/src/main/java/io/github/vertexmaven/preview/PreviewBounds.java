package io.github.vertexmaven.preview;

/**
 * How much of data is looked at.
 *
 * @param rows how many rows of a table are shown
 * @param read how large a file may be that can only be read as a whole, in bytes
 */
public record PreviewBounds(int rows, long read) {

  /** What a page with many datasets has room for. */
  public static final PreviewBounds OF_A_PAGE = new PreviewBounds(10, 4_000_000);
}
