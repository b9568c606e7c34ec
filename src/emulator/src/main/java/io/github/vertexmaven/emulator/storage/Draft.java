package io.github.vertexmaven.emulator.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A version of an object that is complete, and only waits to be made visible.
 *
 * @param file holds all its bytes; belongs to the bucket once it is handed over
 */
record Draft(
    String name,
    Path file,
    Checksums checksums,
    Attributes attributes,
    int components,
    Optional<String> upload) {

  static Draft of(String name, Path file, Checksums checksums, Attributes attributes) {
    return new Draft(name, file, checksums, attributes, 0, Optional.empty());
  }

  Draft composed(int parts) {
    return new Draft(name, file, checksums.withoutMd5(), attributes, parts, upload);
  }

  Draft uploadedBy(String id) {
    return new Draft(name, file, checksums, attributes, components, Optional.of(id));
  }
}
