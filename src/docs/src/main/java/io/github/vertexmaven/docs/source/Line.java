package io.github.vertexmaven.docs.source;

import java.nio.file.Path;

/**
 * A line of a page.
 *
 * @param file where it was written, from the top of the project
 * @param number its number there, counted from 1
 */
public record Line(Path file, int number, String text) {

  /** {@code file:line}. */
  public String at() {
    return file + ":" + number;
  }
}
