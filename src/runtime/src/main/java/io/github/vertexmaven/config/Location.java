package io.github.vertexmaven.config;

import java.util.Objects;

/**
 * Where a value was written.
 *
 * @param file relative to the project, with {@code /}; or another source, such as {@code
 *     -Dvertexai.params}
 * @param line counted from 1; 0 when the source has no lines
 */
public record Location(String file, int line) {

  /** Refuses a null file and a negative line. */
  public Location {
    Objects.requireNonNull(file, "file");
    if (line < 0) {
      throw new IllegalArgumentException("line " + line);
    }
  }

  /** A source without lines. */
  public static Location of(String source) {
    return new Location(source, 0);
  }

  /** The inverse of {@link #toString()}. */
  public static Location parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean numbered = colon > 0 && text.substring(colon + 1).matches("[0-9]{1,9}");
    return numbered
        ? new Location(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
        : of(text);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
