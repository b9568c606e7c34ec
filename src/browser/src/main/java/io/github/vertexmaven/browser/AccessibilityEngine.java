package io.github.vertexmaven.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The npm package with the rules of accessibility. */
final class AccessibilityEngine {

  private static final List<Path> MODULES =
      List.of(Path.of("/usr/lib/node_modules"), Path.of("/usr/local/lib/node_modules"));

  private AccessibilityEngine() {}

  /** Its script, where it is installed. */
  static Optional<Path> file() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("NODE_PATH")).map(Path::of), MODULES.stream())
        .map(folder -> folder.resolve("accessibility-checker-engine/ace.js"))
        .filter(Files::isReadable)
        .findFirst();
  }
}
