package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that one answer can show it all. */
final class Problems {

  private final List<String> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void add(String path, String message) {
    found.add(path.isEmpty() ? message : path + ": " + message);
  }

  /** Notes what is no reason to refuse the spec. */
  void warn(String path, String message) {
    warnings.add(path.isEmpty() ? message : path + ": " + message);
  }

  List<String> warnings() {
    return warnings.stream().distinct().toList();
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
