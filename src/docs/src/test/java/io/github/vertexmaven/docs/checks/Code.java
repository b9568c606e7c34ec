package io.github.vertexmaven.docs.checks;

import java.nio.file.Path;

/** Code within a sentence of a Markdown file. */
record Code(Path file, int line, String text) {

  String at() {
    return file + ":" + line;
  }
}
