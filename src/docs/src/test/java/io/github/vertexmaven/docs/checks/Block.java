package io.github.vertexmaven.docs.checks;

import java.nio.file.Path;

/**
 * A block of code of a Markdown file.
 *
 * @param line of its first line of code
 * @param language the first word behind the fence
 * @param name the others: a file, or of output the project that proves it
 */
record Block(Path file, int line, String language, String name, String text) {

  String at() {
    return file + ":" + line;
  }

  @Override
  public String toString() {
    return at() + (name.isEmpty() ? "" : " " + name);
  }
}
