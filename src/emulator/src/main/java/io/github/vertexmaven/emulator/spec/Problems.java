package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that one answer can show it all. */
final class Problems {

  private final List<String> found = new ArrayList<>();

  void add(String path, String message) {
    found.add(path.isEmpty() ? message : path + ": " + message);
  }

  boolean none() {
    return found.isEmpty();
  }

  void throwIfAny() throws MalformedSpec {
    if (!found.isEmpty()) {
      throw new MalformedSpec(found.stream().distinct().toList());
    }
  }
}
