package io.github.vertexmaven.core.show.terminal;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.show.table.Screen;

/** Where the user reads what a goal says. */
public interface Console extends Log {

  /** The terminal as it is now. */
  Terminal terminal();

  /** For the lines of the log. */
  default Screen screen() {
    return terminal().log();
  }

  /** A line as it is shown: without secrets. */
  default String shown(String line) {
    return line;
  }
}
