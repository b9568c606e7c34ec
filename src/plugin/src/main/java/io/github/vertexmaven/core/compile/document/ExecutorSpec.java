package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** What runs: {@code ExecutorSpec}. */
public record ExecutorSpec(LenientFields fields) {

  /** A program in an image. */
  public Optional<ContainerSpec> container() {
    return fields.has("container")
        ? Optional.of(new ContainerSpec(fields.fields("container")))
        : Optional.empty();
  }

  /** An import of data. */
  public Optional<ImporterSpec> importer() {
    return fields.has("importer")
        ? Optional.of(new ImporterSpec(fields.fields("importer")))
        : Optional.empty();
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("container", "importer");
  }
}
