package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** What a task takes, gives and consists of: {@code ComponentSpec}. */
public record ComponentSpec(LenientFields fields) {

  /** Whether it holds tasks. */
  public boolean hasDag() {
    return fields.has("dag");
  }

  /** The tasks that it holds. */
  public SpecDag dag() {
    return new SpecDag(fields.fields("dag"));
  }

  /** The name of what it runs. */
  public Optional<String> executorLabel() {
    return fields.text("executorLabel");
  }

  /** What it takes. */
  public SpecDefinitions inputs() {
    return new SpecDefinitions(fields.fields("inputDefinitions"));
  }

  /** What it gives. */
  public SpecDefinitions outputs() {
    return new SpecDefinitions(fields.fields("outputDefinitions"));
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("dag", "executorLabel", "inputDefinitions", "outputDefinitions");
  }
}
