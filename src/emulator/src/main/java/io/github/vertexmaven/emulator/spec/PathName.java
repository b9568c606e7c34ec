package io.github.vertexmaven.emulator.spec;

import java.util.Optional;

/** Names that become part of a path. */
final class PathName {

  private PathName() {}

  /** Why a name cannot be one, if so. */
  static Optional<String> problem(String name) {
    boolean bad =
        name.isEmpty()
            || name.length() > 200
            || name.equals(".")
            || name.equals("..")
            || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    return bad
        ? Optional.of("'" + name + "' cannot be a name: it becomes part of a path")
        : Optional.empty();
  }
}
