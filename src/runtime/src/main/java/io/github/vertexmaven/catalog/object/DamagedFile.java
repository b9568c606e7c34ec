package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;

/** A file that is not as it was written. */
final class DamagedFile {

  private DamagedFile() {}

  static BadData problem() {
    return new BadData("the file is damaged or cut off; write it again.");
  }
}
